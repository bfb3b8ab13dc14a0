package de.fallbruecke.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceKey;
import de.fallbruecke.evidence.EvidenceKeys;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.proof.ProofReport.Check;
import de.fallbruecke.proof.ProofReport.Result;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.TestSubmissions;
import de.fallbruecke.testkit.ASubmission;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import de.fallbruecke.testkit.MemoryVault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ProofsTest {
  private static final String MARKUP = "<script>alert(1)</script>\u202E";

  private static RSAKey service;

  private final ManualClock clock = ManualClock.standing();
  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private Submissions submissions;
  private EvidenceLog evidence;
  private EvidenceKeys keys;
  private Proofs proofs;

  @BeforeAll
  static void aKeyOfTheService() throws Exception {
    service = new RSAKeyGenerator(2048).keyID("set-key").generate();
  }

  @BeforeEach
  void anInstallation() {
    var dataSource = Database.migrated().dataSource();
    jdbc = JdbcClient.create(dataSource);
    transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    submissions = TestSubmissions.postgres(jdbc);
    evidence = TestEvidence.postgres(jdbc, clock);
    keys = TestEvidence.keys(jdbc, clock);
    proofs =
        new Proofs(
            evidence,
            keys,
            new ProofKeys(jdbc, new MemoryVault(), transaction, UUID::randomUUID, clock),
            transaction,
            clock);
  }

  @Test
  void aProofIsVerifiedWithNothingButTheFileAndTheThumbprint() throws Exception {
    Submission submission = submission();
    byte[] proof = proofs.export(submission, "auditor", new PlainWords());

    ProofReport report = ProofFile.verify(proof, Set.of(proofs.thumbprint()));

    assertThat(report.proven()).as(report.lines().toString()).isTrue();
    assertThat(report.submission()).contains(submission.id());
    assertThat(report.entries()).isEqualTo(4);
    assertThat(evidence.of(submission.id()).getLast().event().kind()).isEqualTo("PROOF_EXPORTED");
    assertThat(proofs.verify(proof, id -> true).proven()).isTrue();
    assertThat(result(proofs.verify(proof, id -> false), Check.STOCK))
        .as("what the reader may not see is not here")
        .isEqualTo(ProofReport.Result.UNKNOWN);
    assertThat(ProofFile.verify(proof, Set.of()).good()).isTrue();
    assertThat(ProofFile.verify(proof, Set.of()).proven()).as("nobody vouches").isFalse();
    assertThat(result(ProofFile.verify(proof, Set.of("another")), Check.SIGNER))
        .isEqualTo(Result.BAD);
  }

  @Test
  void whateverIsChangedInAProofIsFound() throws Exception {
    byte[] proof = proofs.export(submission(), "auditor", new PlainWords());
    String entry = ProofLayout.entry(2);

    assertThat(bad(proof, f -> f.put(entry, bytes(text(f, entry).replace("RECEIVED", "REJECTED")))))
        .contains(Check.FILES, Check.CHAIN);
    assertThat(bad(proof, f -> f.remove(ProofLayout.entry(4)))).contains(Check.FILES, Check.CHAIN);
    assertThat(bad(proof, f -> f.put("beigelegt.txt", bytes("x")))).contains(Check.FILES);
    assertThat(bad(proof, f -> f.put(ProofLayout.PAGE, bytes("nichts geschah"))))
        .contains(Check.FILES);
    assertThat(
            bad(
                proof,
                f ->
                    f.put(
                        ProofLayout.STATEMENT,
                        bytes(
                            text(f, ProofLayout.STATEMENT).replace("\"entries\"", "\"Entries\"")))))
        .contains(Check.SIGNATURE);
    assertThat(
            bad(proof, f -> f.put(ProofLayout.KEY_JWK, bytes(SigningKey.generate().publicJwk()))))
        .contains(Check.SIGNATURE);
    assertThat(ProofFile.verify(bytes("no archive"), Set.of()).good()).isFalse();
    assertThat(ProofFile.verify(new byte[0], Set.of()).good()).isFalse();
  }

  @Test
  void aProofOfSomebodyElseOverTheSameChainIsNotOurs() throws Exception {
    Submission submission = submission();
    byte[] ours = proofs.export(submission, "auditor", new PlainWords());
    SortedMap<String, byte[]> files = ProofArchive.read(ours).orElseThrow();
    SigningKey other = SigningKey.generate();
    String statement = text(files, ProofLayout.STATEMENT);
    files.put(ProofLayout.KEY_JWK, bytes(other.publicJwk()));
    statement =
        statement.replace(
            de.fallbruecke.platform.Sha512.hex(
                ProofArchive.read(ours).orElseThrow().get(ProofLayout.KEY_JWK)),
            de.fallbruecke.platform.Sha512.hex(files.get(ProofLayout.KEY_JWK)));
    files.put(ProofLayout.STATEMENT, bytes(statement));
    files.put(ProofLayout.SIGNATURE, bytes(other.sign(bytes(statement))));

    ProofReport report = proofs.verify(zip(files), id -> true);

    assertThat(result(report, Check.SIGNATURE)).isEqualTo(Result.GOOD);
    assertThat(result(report, Check.SIGNER)).isEqualTo(Result.BAD);
    assertThat(report.good()).isFalse();
  }

  @Test
  void aTokenIsCheckedWithTheKeyThatWasKeptAndWithNoOther() throws Exception {
    Submission submission = submission();
    assertThat(proofs.check(submission.id()).count(TokenVerdict.VALID)).isEqualTo(1);

    RSAKey another = new RSAKeyGenerator(2048).keyID("set-key").generate();
    jdbc.sql("update evidence_key set jwk = ?")
        .param(another.toPublicJWK().toJSONString())
        .update();
    assertThat(proofs.check(submission.id()).count(TokenVerdict.INVALID)).isEqualTo(1);
    assertThat(proofs.check(submission.id()).intact()).isFalse();

    jdbc.sql("delete from evidence_key").update();
    assertThat(proofs.check(submission.id()).count(TokenVerdict.NO_KEY)).isEqualTo(1);
    assertThat(proofs.check(submission.id()).intact()).isTrue();
  }

  @Test
  void whatStandsInTheEvidenceIsInertOnThePageForPeople() throws Exception {
    Submission submission = submission();
    append(submission.id(), Event.of(MARKUP, Map.of(MARKUP, MARKUP)));

    byte[] proof = proofs.export(submission, MARKUP, new PlainWords());

    String page = text(ProofArchive.read(proof).orElseThrow(), ProofLayout.PAGE);
    assertThat(page).contains("&lt;script&gt;").doesNotContain("<script", "\u202E");
    assertThat(ProofFile.verify(proof, Set.of(proofs.thumbprint())).proven()).isTrue();
  }

  @Test
  void theKeyOfTheInstallationIsMadeOnceAndItsPrivateHalfIsInNoProof() throws Exception {
    byte[] proof = proofs.export(submission(), "auditor", new PlainWords());

    assertThat(jdbc.sql("select thumbprint from proof_key").query(String.class).list())
        .containsExactly(proofs.thumbprint());
    assertThat(new String(proof, StandardCharsets.ISO_8859_1)).doesNotContain("\"d\"");
    assertThat(text(ProofArchive.read(proof).orElseThrow(), ProofLayout.KEY_JWK))
        .doesNotContain("\"d\"");
  }

  @Test
  void aCheckOfAllChainsFindsTheChangedAndTheMissingOne() throws Exception {
    List<Submission> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(submission());
    }
    jdbc.sql("update evidence set kind = 'REJECTED' where submission = ? and number = 2")
        .param(all.get(3).id())
        .update();
    jdbc.sql("delete from evidence where submission = ?").param(all.get(5).id()).update();
    CheckLog log = new CheckLog(jdbc);
    ChainChecks checks =
        new ChainChecks(
            log,
            submissions,
            new StaticListableBeanFactory().getBeanProvider(de.fallbruecke.engine.ChoreBell.class),
            UUID::randomUUID,
            clock);
    ChainCheckChore chore = new ChainCheckChore(log, submissions, evidence, transaction, clock);

    ChainCheck begun = checks.begin(null, "auditor");
    chore.run();

    ChainCheck done = checks.find(begun.id()).orElseThrow();
    assertThat(done.state()).isEqualTo(ChainCheck.State.DONE);
    assertThat(done.checked()).isEqualTo(7);
    assertThat(done.broken()).isEqualTo(2);
    assertThat(checks.findings(begun.id(), 10))
        .extracting(finding -> finding.submission() + " " + finding.brokenAt())
        .containsExactlyInAnyOrder(all.get(3).id() + " 2", all.get(5).id() + " 1");

    ChainCheck stopped = checks.begin("nobody", "auditor");
    checks.stop(stopped.id());
    chore.run();
    assertThat(checks.find(stopped.id()).orElseThrow().state()).isEqualTo(ChainCheck.State.STOPPED);
  }

  private Submission submission() throws Exception {
    Submission announced =
        Submission.announced(
            UUID.randomUUID(),
            ASubmission.destination("soziales"),
            new Announcement(UUID.randomUUID().toString(), null),
            clock.instant());
    transaction.executeWithoutResult(status -> submissions.add(announced));
    append(announced.id(), Event.of("ANNOUNCED"));
    String thumbprint = service.computeThumbprint().toString();
    keys.keep(new EvidenceKey(thumbprint, service.toPublicJWK().toJSONString()));
    append(announced.id(), Event.of("RECEIVED", Map.of("envelope", "ab".repeat(64))));
    append(
        announced.id(), Event.token("EVENT_TOKEN", Map.of(EvidenceKey.FACT, thumbprint), token()));
    return announced;
  }

  private static String token() throws Exception {
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.PS512)
                .type(new JOSEObjectType("secevent+jwt"))
                .keyID("set-key")
                .build(),
            new Payload("{\"iss\":\"https://service\"}"));
    token.sign(new RSASSASigner(service));
    return token.serialize();
  }

  private void append(UUID id, Event event) {
    transaction.executeWithoutResult(status -> evidence.append(id, event));
  }

  private List<Check> bad(byte[] proof, Consumer<SortedMap<String, byte[]>> change)
      throws IOException {
    SortedMap<String, byte[]> files = ProofArchive.read(proof).orElseThrow();
    change.accept(files);
    return ProofFile.verify(zip(files), Set.of(proofs.thumbprint())).lines().stream()
        .filter(line -> line.result() == Result.BAD)
        .map(ProofReport.Line::check)
        .toList();
  }

  private static Result result(ProofReport report, Check check) {
    return report.lines().stream()
        .filter(line -> line.check() == check)
        .findFirst()
        .orElseThrow()
        .result();
  }

  private static byte[] zip(SortedMap<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static String text(SortedMap<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private record PlainWords() implements ProofWords {
    @Override
    public String kind(String kind) {
      return kind;
    }

    @Override
    public String fact(String kind, String name) {
      return name;
    }

    @Override
    public String value(String name, String value) {
      return value;
    }

    @Override
    public String time(Instant at) {
      return at.toString();
    }
  }
}
