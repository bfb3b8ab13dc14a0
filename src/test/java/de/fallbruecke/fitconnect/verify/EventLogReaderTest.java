package de.fallbruecke.fitconnect.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.fitconnect.DeliveryStub;
import de.fallbruecke.fitconnect.TestClock;
import de.fallbruecke.fitconnect.TestKeys;
import de.fallbruecke.fitconnect.TestSet;
import de.fallbruecke.fitconnect.api.AccessTokens;
import de.fallbruecke.fitconnect.api.Account;
import de.fallbruecke.fitconnect.api.ApiVersion;
import de.fallbruecke.fitconnect.api.Limits;
import de.fallbruecke.fitconnect.api.PublishedKeys;
import de.fallbruecke.fitconnect.api.Secret;
import de.fallbruecke.fitconnect.api.SubmissionApi;
import de.fallbruecke.fitconnect.api.Transport;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.TransientFault;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One claim or header is changed at a time; each change makes the log unbelievable. */
class EventLogReaderTest {
  private static final UUID SUBMISSION = UUID.randomUUID();
  private static final UUID CASE = UUID.randomUUID();
  private static final UUID DESTINATION = UUID.randomUUID();
  private static final RSAKey SERVICE = TestKeys.signature("service-signature-key");
  private static final RSAKey OURS = TestKeys.signature("our-signature-key");

  private final DeliveryStub stub = new DeliveryStub();
  private final TestClock clock = new TestClock();

  @BeforeEach
  void publish() {
    stub.serviceKeys.add(SERVICE);
    stub.destinationKeys.put("our-signature-key", OURS);
    stub.destinationKeys.put("our-encryption-key", TestKeys.encryption("our-encryption-key"));
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void aGenuineLogIsVerifiedAndTellsItsEvents() {
    EventLog log = read(submit().sign(), own("accept-submission").sign());
    assertThat(log.flaw()).isNull();
    assertThat(log.of(SUBMISSION, "submit-submission")).hasSize(1);
    assertThat(log.closing(SUBMISSION).orElseThrow().fromService()).isFalse();
    assertThat(log.evidence()).hasSize(2).allSatisfy(e -> assertThat(e.token()).isNotNull());
  }

  static Stream<Arguments> mutations() {
    return Stream.of(
        mutation("no type", t -> t.typ = null),
        mutation("type JWT", t -> t.typ = "JWT"),
        mutation("PS256", t -> t.alg = JWSAlgorithm.PS256),
        mutation("RS512", t -> t.alg = JWSAlgorithm.RS512),
        mutation("no kid", t -> t.kid = null),
        mutation("unknown kid", t -> t.kid = "unknown-key-id"),
        mutation("another key under the kid", t -> t.key = OURS),
        mutation(
            "our key under our kid, but the service as issuer",
            t -> {
              t.key = OURS;
              t.kid = OURS.getKeyID();
            }),
        mutation("no issuer", t -> t.claims.remove("iss")),
        mutation("another service", t -> t.claims.put("iss", "https://evil.example")),
        mutation(
            "the service with a slash",
            t -> t.claims.put("iss", t.claims.path("iss").asString() + "/")),
        mutation("a destination as issuer", t -> t.claims.put("iss", DESTINATION.toString())),
        mutation("no case", t -> t.claims.remove("txn")),
        mutation("another case", t -> t.claims.put("txn", "case:" + UUID.randomUUID())),
        mutation("the case without its prefix", t -> t.claims.put("txn", CASE.toString())),
        mutation("no subject", t -> t.claims.remove("sub")),
        mutation("a subject of another kind", t -> t.claims.put("sub", "case:" + SUBMISSION)),
        mutation("no time", t -> t.claims.remove("iat")),
        mutation("time as text", t -> t.claims.put("iat", "1700000000")),
        mutation("before FIT-Connect", t -> t.claims.put("iat", 1_577_833_199L)),
        mutation(
            "in the future",
            t -> t.claims.put("iat", Instant.parse("2026-11-20T08:05:01Z").getEpochSecond())),
        mutation(
            "beyond all numbers",
            t -> t.claims.put("iat", new java.math.BigInteger("9".repeat(40)))),
        mutation("no id", t -> t.claims.remove("jti")),
        mutation("an id that is none", t -> t.claims.put("jti", "1")),
        mutation("a foreign schema", t -> t.claims.put("$schema", "https://evil.example/schema")),
        mutation("no events", t -> t.claims.remove("events")),
        mutation("empty events", t -> t.claims.putObject("events")),
        mutation(
            "two events",
            t ->
                t.claims
                    .withObject("/events")
                    .putObject("https://schema.fitko.de/fit-connect/events/accept-submission")),
        mutation(
            "a foreign event",
            t -> t.claims.putObject("events").putObject("https://evil.example/events/submit")),
        mutation(
            "a payload that is no object",
            t ->
                t.claims
                    .putObject("events")
                    .put("https://schema.fitko.de/fit-connect/events/submit-submission", 1)),
        mutation("an extension", t -> t.header = Map.of("b64", true)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  void aTokenThatIsChangedInOnePlaceMakesTheLogUnbelievable(
      String name, Consumer<TestSet> mutation) {
    TestSet changed = submit();
    mutation.accept(changed);
    EventLog log = read(submit().sign(), changed.sign());
    assertThat(log.flaw()).startsWith("token 2: ");
    assertThat(log.events()).hasSize(1);
  }

  @Test
  void textThatIsNoTokenMakesTheLogUnbelievable() {
    String genuine = submit().sign();
    String[] parts = genuine.split("\\.");
    for (String token :
        List.of(
            "",
            "..",
            parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + ".",
            genuine + ".x",
            submit().withHeader("{\"alg\":\"none\",\"typ\":\"secevent+jwt\",\"kid\":\"k\"}"),
            submit()
                .withHeader(
                    "{\"alg\":\"PS512\",\"typ\":\"secevent+jwt\",\"kid\":\"service-signature-key\",\"crit\":[\"exp\"]}"),
            submit().withHeader("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}"),
            genuine.substring(0, genuine.length() - 2) + "AA")) {
      assertThat(read(token).flaw()).as(token).isNotNull();
    }
  }

  @Test
  void onlyTheServiceMaySaySomethingWasSubmitted() {
    assertThat(read(own("submit-submission").sign()).flaw()).contains("not issued by");
  }

  @Test
  void anotherDestinationCannotCloseOurSubmission() {
    TestSet foreign = own("reject-submission");
    foreign.claims.put("iss", UUID.randomUUID().toString());
    assertThat(read(foreign.sign()).flaw()).contains("another destination");
  }

  @Test
  void aKeyThatIsPublishedForEncryptionSignsNothing() {
    TestSet set = own("accept-submission");
    set.key = TestKeys.encryption("our-encryption-key");
    set.kid = "our-encryption-key";
    assertThat(read(set.sign()).flaw()).contains("no signature key");
  }

  @Test
  void aKeyThatTheServiceHasJustChangedIsFoundAtOnce() {
    EventLogReader reader = reader(stub.base());
    TestSet rotated = submit();
    rotated.key = TestKeys.signature("rotated-service-key");
    rotated.kid = "rotated-service-key";
    assertThat(read(reader, submit().sign(), submit().sign()).flaw()).isNull();
    assertThat(keyReads()).isEqualTo(1);

    stub.serviceKeys.add(TestKeys.signature("rotated-service-key"));
    assertThat(read(reader, rotated.sign(), submit().sign()).flaw()).isNull();
    assertThat(keyReads()).isEqualTo(2);

    clock.tick(Duration.ofMinutes(61));
    assertThat(read(reader, submit().sign()).flaw()).isNull();
    assertThat(keyReads()).isEqualTo(3);
  }

  @Test
  void forgedKeyIdsDoNotMakeUsABurdenToTheService() {
    EventLogReader reader = reader(stub.base());
    TestSet forged = submit();
    for (int i = 0; i < 10; i++) {
      forged.kid = "forged-" + i;
      assertThat(read(reader, forged.sign(), forged.sign()).flaw()).isNotNull();
    }
    assertThat(keyReads()).isEqualTo(10);
    forged.kid = "forged-once-more";
    String token = forged.sign();
    assertThatThrownBy(() -> read(reader, token)).isInstanceOf(TransientFault.class);
    assertThat(read(reader, submit().sign()).flaw()).isNull();
    assertThat(keyReads()).isEqualTo(10);
    clock.tick(Duration.ofSeconds(61));
    assertThat(read(reader, token).flaw()).isNotNull();
  }

  @Test
  void aLogOfSeveralPagesIsReadCompletely() {
    String token = submit().sign();
    stub.events.put(
        CASE.toString(), new ArrayList<>(IntStream.range(0, 1201).mapToObj(i -> token).toList()));
    assertThat(reader(stub.base()).read(CASE).events()).hasSize(1201);
    assertThat(stub.asked.stream().filter(a -> a.line().contains("/events?")))
        .extracting(DeliveryStub.Asked::line)
        .containsExactly(
            "GET /submission-api/v2/cases/%s/events?offset=0&limit=500".formatted(CASE),
            "GET /submission-api/v2/cases/%s/events?offset=500&limit=500".formatted(CASE),
            "GET /submission-api/v2/cases/%s/events?offset=1000&limit=500".formatted(CASE));
  }

  @Test
  void aRealTokenOfTheTestEnvironmentVerifiesWithItsRealKeys() throws Exception {
    Path folder =
        Path.of(System.getProperty("standards.dir", "../shared/standards"), "fit-connect-vectors");
    assumeTrue(
        Files.isDirectory(folder),
        () -> "standards.dir has no fit-connect-vectors: tried " + folder.toAbsolutePath());
    String token = Files.readString(folder.resolve("set-create-submission.jwt")).strip();
    JWKSet real = JWKSet.load(folder.resolve("testing-jwks-2022.json").toFile());
    stub.serviceKeys.clear();
    real.getKeys()
        .forEach(
            k ->
                stub.serviceKeys.add(
                    new RSAKey.Builder(k.toRSAKey())
                        .keyOperations(java.util.Set.of(com.nimbusds.jose.jwk.KeyOperation.SIGN))
                        .build()));
    EventLogReader reader = reader("https://submission-api-testing.fit-connect.fitko.dev");
    UUID caseId = UUID.fromString("c9f0db91-9355-451a-b2a5-7a9be10ce765");

    EventLog log = reader.verify(caseId, List.of(token));

    assertThat(log.flaw()).isNull();
    SecurityEvent event = log.events().getFirst();
    assertThat(event.fromService()).isTrue();
    assertThat(event.type()).isEqualTo("create-submission");
    assertThat(event.issuedAt()).isEqualTo(Instant.ofEpochSecond(1_651_656_151));
    assertThat(event.schema()).contains("/set-payload/1.0.0/");
    assertThat(reader.verify(UUID.randomUUID(), List.of(token)).flaw()).contains("txn");
    assertThat(reader(stub.base()).verify(caseId, List.of(token)).flaw()).contains("issued");
  }

  private long keyReads() {
    return stub.count("GET /submission-api/.well-known/jwks.json");
  }

  private EventLog read(String... tokens) {
    return read(reader(stub.base()), tokens);
  }

  private static EventLog read(EventLogReader reader, String... tokens) {
    return reader.verify(CASE, List.of(tokens));
  }

  private EventLogReader reader(String issuer) {
    Account account =
        new Account("test", URI.create(stub.tokenUrl()), stub.base(), issuer, "c", new Secret("s"));
    Transport transport = new Transport(OutboundHttp.newClient(), clock, Duration.ofSeconds(5));
    SubmissionApi api =
        new SubmissionApi(
            account,
            ApiVersion.V2,
            transport,
            new AccessTokens(account, transport, clock),
            Limits.DEFAULT);
    return new EventLogReader(
        api,
        new PublishedKeys(api, clock),
        new TokenKeys(de.fallbruecke.evidence.TestEvidence.keys()),
        issuer,
        DESTINATION,
        clock);
  }

  private TestSet submit() {
    return new TestSet(SERVICE, stub.base(), SUBMISSION, CASE, "submit-submission", clock.instant())
        .tags("A".repeat(22), "B".repeat(22), Map.of());
  }

  private TestSet own(String type) {
    return new TestSet(OURS, DESTINATION.toString(), SUBMISSION, CASE, type, clock.instant());
  }

  private static Arguments mutation(String name, Consumer<TestSet> change) {
    return Arguments.of(name, change);
  }
}
