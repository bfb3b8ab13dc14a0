package de.fallbruecke.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * The key that wraps all data keys. The file is a Tink keyset, so a new master key can be added
 * while the old one still opens what it wrapped.
 */
final class MasterKey {
  private final Aead aead;

  private MasterKey(KeysetHandle keyset) throws GeneralSecurityException {
    this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  static {
    try {
      AeadConfig.register();
      StreamingAeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The cryptography library cannot start", e);
    }
  }

  /** Reads the file. */
  static MasterKey read(Path file) {
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      if (mode.contains(PosixFilePermission.GROUP_READ)
          || mode.contains(PosixFilePermission.OTHERS_READ)) {
        throw new Fault(
            FaultCode.VAULT_MASTER_KEY,
            "fallbruecke.vault.master-key-file: %s can be read by others than its owner. Nothing was started. Set its mode to 0600."
                .formatted(file));
      }
      return new MasterKey(
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file), InsecureSecretKeyAccess.get()));
    } catch (IOException | GeneralSecurityException e) {
      throw new Fault(
          FaultCode.VAULT_MASTER_KEY,
          "The master key %s cannot be read (%s). Nothing was started; stored content needs exactly this key. Set fallbruecke.vault.master-key-file to it or restore the file from your backup."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  /**
   * Makes a new key and stores it readable for its owner only. If another process was faster, its
   * key is the one: a file that is there is never replaced.
   */
  static MasterKey generate(Path file) {
    Path draft = file.resolveSibling("%s.%s.new".formatted(file.getFileName(), UUID.randomUUID()));
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
      try {
        write(keyset, draft);
        publish(draft, file);
      } catch (FileAlreadyExistsException faster) {
        return read(file);
      } finally {
        Files.deleteIfExists(draft);
      }
      try (FileChannel folder =
          FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
      return new MasterKey(keyset);
    } catch (IOException | GeneralSecurityException e) {
      throw new Fault(
          FaultCode.VAULT_MASTER_KEY,
          "No master key could be stored at %s. Nothing was started. Make the folder writable or set fallbruecke.vault.master-key-file."
              .formatted(file),
          e);
    }
  }

  private static void write(KeysetHandle keyset, Path draft)
      throws IOException, GeneralSecurityException {
    try (FileChannel channel =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)))) {
      channel.write(
          ByteBuffer.wrap(
              TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get())
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      channel.force(true); // content will depend on it from now on
    }
  }

  /**
   * A link appears at once and whole, and never in place of another file; a move may replace it.
   */
  private static void publish(Path draft, Path file) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (UnsupportedOperationException noLinks) {
      Files.move(draft, file);
    }
  }

  byte[] wrap(KeysetHandle dataKey, UUID owner) {
    try {
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, aead, bytes(owner));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Wrapping a fresh data key failed", e);
    }
  }

  KeysetHandle unwrap(byte[] wrapped, UUID owner) {
    try {
      return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, bytes(owner));
    } catch (GeneralSecurityException e) {
      throw new Fault(
          FaultCode.VAULT_MASTER_KEY,
          "The master key does not open the data key of %s. Its content stays stored and unread. Restore the master key that was in use when it was received."
              .formatted(owner),
          e);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
