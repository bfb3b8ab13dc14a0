package de.fallbruecke.fitconnect;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.fitconnect.api.Transport;
import de.fallbruecke.fitconnect.verify.DefectTable;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.mock.env.MockEnvironment;

/** An installation with one account and one destination, configured as an operator would. */
final class Site {
  static final String NAME = "wohngeld";
  static final UUID DESTINATION = UUID.fromString("d12caea8-f372-4eb1-b102-b0a228253a11");

  final TestClock clock = new TestClock();
  final MockEnvironment environment = new MockEnvironment();
  final Path folder;
  Destination destination = destination(false, List.of(), List.of());

  /** How long an answer of the delivery service is waited for. */
  Duration patience = Duration.ofSeconds(5);

  Site(DeliveryStub stub, Path folder) {
    this.folder = folder;
    stub.serviceKeys.add(TestKeys.signature("service-signature-key"));
    stub.destinationKeys.put("our-signature-key", TestKeys.signature("our-signature-key"));
    account("token-url", stub.tokenUrl());
    account("submission-api", stub.base());
    account("client-id", "our-client");
    account("client-secret", "our & secret");
    own("account", "test");
    own("destination-id", DESTINATION.toString());
    own("decryption-keys[0]", file(TestKeys.encryption("our-encryption-key")));
    own("signing-key", file(TestKeys.signature("our-signature-key")));
    own("callback-secret", "a secret for callbacks");
  }

  Site account(String key, String value) {
    environment.setProperty("fallbruecke.fitconnect.accounts.test." + key, value);
    return this;
  }

  Site own(String key, String value) {
    environment.setProperty("fallbruecke.destinations." + NAME + ".fitconnect." + key, value);
    return this;
  }

  String file(RSAKey key) {
    return file(key.getKeyID() + ".jwk", key.toJSONString());
  }

  String file(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Destination destination(boolean hold, List<String> services, List<String> schemas) {
    return new Destination(
        NAME,
        "kreis",
        "fitconnect",
        Duration.ofMinutes(1),
        Destination.ReceiptCondition.DELIVERED,
        hold,
        true,
        services,
        schemas);
  }

  FitConnectDestinations destinations() {
    return new FitConnectDestinations(
        List.of(destination),
        new SettingsReader(environment),
        new Transport(OutboundHttp.newClient(), clock, patience),
        DefectTable.load(),
        new KeyDirectory(folder.resolve("keys")),
        de.fallbruecke.evidence.TestEvidence.keys(),
        clock,
        UUID::randomUUID);
  }

  FitConnectChannel channel() {
    return new FitConnectChannel(destinations(), DefectTable.load());
  }

  Submission announced(Sent sent) {
    return Submission.announced(
        UUID.randomUUID(),
        destination,
        new Announcement(sent.id.toString(), sent.caseId.toString()),
        clock.instant());
  }
}
