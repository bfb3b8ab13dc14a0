package de.fallbruecke.testkit;

import de.fallbruecke.platform.Sha256;
import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.simulator.xta.XtaSimulator;
import de.fallbruecke.xta.BoxClient;
import de.fallbruecke.xta.BoxQuery;
import de.fallbruecke.xta.Fetched;
import de.fallbruecke.xta.XtaClients;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaOutage;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.XtaServer;
import de.fallbruecke.xta.XtaVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.env.MockEnvironment;

/**
 * Specialist software that empties the gateway's own XTA box: keeps what it fetches, closes it only
 * then, and does each again until the gateway says that it was done.
 */
public final class XtaFetcher implements AutoCloseable {
  /** Name of the target. */
  public static final String TARGET = "fv-box";

  private static final String PARTY = "test:fv";

  /** It proves itself as the portal's account of the simulator does; no matter here. */
  private static final String CERTIFICATE = XtaSimulator.PORTAL.name();

  private final int port;
  private final BoxClient box;
  private final Map<String, String> kept = new ConcurrentHashMap<>();
  private final Map<String, Optional<String>> open = new ConcurrentHashMap<>();
  private final Set<String> changed = new ConcurrentSkipListSet<>();
  private volatile @Nullable RuntimeException failure;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  /** At a gateway that will listen on this port. */
  public XtaFetcher(int port, XtaVersion version) {
    this.port = port;
    boolean old = version == XtaVersion.XTA_211;
    URI base = URI.create("https://127.0.0.1:" + port + "/xta-box/" + (old ? "211/" : "core311/"));
    Path pem = XtaPostbox.SERVER.certificates();
    MockEnvironment environment = new MockEnvironment();
    String own = "fallbruecke.tls." + CERTIFICATE + ".";
    environment.setProperty(own + "certificate-file", "" + pem.resolve(CERTIFICATE + ".pem"));
    environment.setProperty(own + "key-file", "" + pem.resolve(CERTIFICATE + "-key.pem"));
    environment.setProperty(own + "trusted-file", "" + pem.resolve("ca.pem"));
    box =
        new XtaClients(TlsIdentities.read(environment))
            .box(
                new XtaServer(
                    version,
                    base.resolve(old ? "management" : "transport.base"),
                    base,
                    base.resolve(old ? "msgbox" : "recipient"),
                    CERTIFICATE,
                    XtaParty.of(PARTY, "xöv"),
                    Duration.ofSeconds(20)),
                "test");
    thread.scheduleWithFixedDelay(this::turn, 200, 200, TimeUnit.MILLISECONDS);
  }

  /** Settings of the gateway: the port with mutual TLS, and the target. */
  public Map<String, String> settings() {
    Path pem = XtaPostbox.SERVER.certificates();
    String server = XtaSimulator.DISTRICT.name();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("server.port", String.valueOf(port));
    all.put("server.ssl.certificate", "" + pem.resolve(server + ".pem"));
    all.put("server.ssl.certificate-private-key", "" + pem.resolve(server + "-key.pem"));
    all.put("server.ssl.trust-certificate", "" + pem.resolve("ca.pem"));
    all.put("server.ssl.client-auth", "want");
    all.put("management.server.ssl.enabled", "false");
    String own = "fallbruecke.targets." + TARGET + ".";
    all.put(own + "tenant", "musterkreis");
    all.put(own + "type", "xta-box");
    all.put(own + "productive", "false");
    all.put(own + "xta-box.party", PARTY);
    all.put(own + "xta-box.author", "test:gateway");
    all.put(own + "xta-box.lease", "2s");
    all.put(
        own + "xta-box.clients.eins.certificate-sha256",
        fingerprint(pem.resolve(CERTIFICATE + ".pem")));
    return all;
  }

  private static String fingerprint(Path certificate) {
    try {
      return Sha256.hex(
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)))
              .getEncoded());
    } catch (IOException | CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it has, by id. */
  public Map<String, String> kept() {
    return Map.copyOf(kept);
  }

  /** Whether all that it has was closed, as far as it heard. */
  public boolean isDone() {
    if (failure != null) {
      throw new IllegalStateException("The software met what it does not expect", failure);
    }
    return open.isEmpty();
  }

  /** Ids that came again with other content. */
  public Set<String> changed() {
    return Set.copyOf(changed);
  }

  private void turn() {
    try {
      for (XtaMetaData waiting : box.list(BoxQuery.everything(100)).messages()) {
        fetch(waiting.messageId());
      }
      open.forEach(
          (id, iterator) -> {
            box.close(id, iterator.orElse(null));
            open.remove(id);
          });
    } catch (XtaOutage | XtaFault | UncheckedIOException notNow) {
      // the gateway is dead or was killed meanwhile: the next turn tries again
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  private void fetch(String id) {
    try (Fetched fetched = box.fetch(id);
        InputStream in = fetched.message().content().bytes().open()) {
      String content = Sha256.hex(in.readAllBytes());
      String before = kept.put(id, content);
      if (before != null && !before.equals(content)) {
        changed.add(id);
      }
      open.put(id, Optional.ofNullable(fetched.iterator()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
