package de.fallbruecke.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import de.fallbruecke.evidence.EvidenceKey;
import de.fallbruecke.testkit.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.provider.MethodSource;

/** A proof as anybody may hand it in. */
class ProofFuzzTest {
  private static final RSAKey SERVICE = service();

  static Stream<byte[]> proofs() {
    SigningKey key = SigningKey.generate();
    String statement =
        "{\"proof\":1,\"submission\":\"x\",\"entries\":1,\"files\":{},\"head\":\"\"}";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, ProofLayout.STATEMENT, statement);
      put(zip, ProofLayout.KEY_JWK, key.publicJwk());
      put(zip, ProofLayout.SIGNATURE, key.sign(statement.getBytes(StandardCharsets.UTF_8)));
      put(zip, ProofLayout.entry(1), "\n1\n\n\n\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Stream.of(out.toByteArray());
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("proofs")
  @FuzzTest(maxDuration = "2m")
  void aProofIsReportedOnAndNoneIsProvenByNobody(byte[] data) {
    assertThat(ProofFile.verify(data, Set.of("thumbprint-of-nobody")).proven()).isFalse();
  }

  static Stream<byte[]> tokens() {
    return Seeds.texts(
        "eyJhbGciOiJQUzUxMiIsInR5cCI6InNlY2V2ZW50K2p3dCIsImtpZCI6ImsifQ.e30.c2ln",
        "eyJhbGciOiJQUzUxMiIsImNyaXQiOlsiYiJdfQ.e30.c2ln");
  }

  @MethodSource("tokens")
  @FuzzTest(maxDuration = "1m")
  void aTokenThatNobodySignedIsInvalid(byte[] data) {
    assertThat(TokenCheck.of(new String(data, StandardCharsets.UTF_8), thumbprint(), key()))
        .isEqualTo(TokenVerdict.INVALID);
  }

  private static RSAKey service() {
    try {
      return new RSAKeyGenerator(2048).keyID("k").generate().toPublicJWK();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String thumbprint() {
    try {
      return SERVICE.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<EvidenceKey> key() {
    return Optional.of(new EvidenceKey(thumbprint(), SERVICE.toJSONString()));
  }
}
