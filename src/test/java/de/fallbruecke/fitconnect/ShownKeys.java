package de.fallbruecke.fitconnect;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.evidence.EvidenceKeys;
import de.fallbruecke.fitconnect.api.Transport;
import de.fallbruecke.fitconnect.verify.DefectTable;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** The keys of one destination without a delivery service behind it, for pages that show them. */
public final class ShownKeys {
  private ShownKeys() {}

  /** Makes the keys now: it takes a while. */
  public static void make() {
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> TestKeys.encryption("our-encryption-key")),
            CompletableFuture.runAsync(() -> TestKeys.signature("our-signature-key")))
        .join();
  }

  /** The renewals of the destination as the program would have them. */
  public static KeyRenewals of(ApplicationContext context, String destination, Path folder) {
    return of(context, destination, folder, "http://127.0.0.1:9", Duration.ofDays(1));
  }

  /**
   * The same with a delivery service; a new key has the numbers of the old one, for making another
   * takes seconds.
   */
  public static KeyRenewals of(
      ApplicationContext context, String destination, Path folder, String service, Duration rest) {
    Destinations configured = context.getBean(Destinations.class);
    Clock clock = context.getBean(Clock.class);
    RSAKey opens = TestKeys.encryption("our-encryption-key");
    RSAKey signs = TestKeys.signature("our-signature-key");
    String account = "fallbruecke.fitconnect.accounts.test.";
    String own = "fallbruecke.destinations." + destination + ".fitconnect.";
    MockEnvironment environment =
        new MockEnvironment()
            .withProperty(account + "token-url", service + "/token")
            .withProperty(account + "submission-api", service + "/submission-api")
            .withProperty(account + "client-id", "our-client")
            .withProperty(account + "client-secret", "our secret")
            .withProperty(own + "account", "test")
            .withProperty(own + "destination-id", UUID.randomUUID().toString())
            .withProperty(own + "decryption-keys[0]", file(folder, opens))
            .withProperty(own + "signing-key", file(folder, signs))
            .withProperty(own + "callback-secret", "a secret for callbacks");
    KeyDirectory directory = new KeyDirectory(folder.resolve("keys"));
    FitConnectDestinations destinations =
        new FitConnectDestinations(
            List.of(configured.get(destination)),
            new SettingsReader(environment),
            new Transport(OutboundHttp.newClient(), clock, Duration.ofSeconds(1)),
            DefectTable.load(),
            directory,
            context.getBean(EvidenceKeys.class),
            clock,
            UUID::randomUUID);
    return new KeyRenewals(
        destinations,
        configured,
        directory,
        new RenewalTable(context.getBean(JdbcClient.class)),
        new StillNeeded(context.getBean(Submissions.class), context.getBean(Waiting.class), rest),
        kid -> new RSAKey.Builder(opens).keyID(kid).build(),
        clock,
        UUID::randomUUID);
  }

  private static String file(Path folder, RSAKey key) {
    try {
      return Files.writeString(folder.resolve(key.getKeyID() + ".jwk"), key.toJSONString())
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
