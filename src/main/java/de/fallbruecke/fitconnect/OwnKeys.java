package de.fallbruecke.fitconnect;

import de.fallbruecke.fitconnect.jose.DecryptionKey;
import de.fallbruecke.fitconnect.jose.KeyFile;
import de.fallbruecke.fitconnect.jose.RsaDecryptionKey;
import de.fallbruecke.platform.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decryption keys of one destination: those of the configuration and those in the key
 * directory, without the retired ones. Looked at whenever one is needed, so that a new key opens at
 * once, in every process that shares the directory.
 */
final class OwnKeys {
  private static final Logger LOG = LoggerFactory.getLogger(OwnKeys.class);

  private final String destination;
  private final List<KeyFile> configured;
  private final KeyDirectory directory;
  private volatile Read read;

  private record Read(List<String> stamp, List<KeyFile> keys, Map<String, DecryptionKey> byKid) {}

  OwnKeys(String destination, List<KeyFile> configured, KeyDirectory directory) {
    this.destination = destination;
    this.configured = List.copyOf(configured);
    this.directory = directory;
    this.read = read(directory.stamp(destination));
  }

  /** Those that open at this moment. */
  List<KeyFile> current() {
    return now().keys();
  }

  /** The same, for opening. */
  Map<String, DecryptionKey> byKid() {
    return now().byKid();
  }

  private Read now() {
    Read known = read;
    try {
      List<String> stamp = directory.stamp(destination);
      if (!stamp.equals(known.stamp())) {
        known = read(stamp);
        read = known;
        LOG.info("Destination {} now has {} decryption keys", destination, known.keys().size());
      }
    } catch (Fault unreadable) {
      // what was read before still opens; a key that is missing leads to a hold, never to a loss
      LOG.warn("{}", unreadable.getMessage());
    }
    return known;
  }

  private Read read(List<String> stamp) {
    List<KeyFile> keys = new ArrayList<>();
    Map<String, DecryptionKey> byKid = new LinkedHashMap<>();
    for (List<KeyFile> some : List.of(configured, directory.keys(destination))) {
      for (KeyFile key : some) {
        if (!directory.isRetired(destination, key.kid())
            && byKid.putIfAbsent(key.kid(), new RsaDecryptionKey(key.kid(), key.privateKey()))
                == null) {
          keys.add(key);
        }
      }
    }
    return new Read(stamp, List.copyOf(keys), Map.copyOf(byKid));
  }
}
