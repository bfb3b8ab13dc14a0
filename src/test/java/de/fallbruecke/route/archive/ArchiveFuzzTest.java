package de.fallbruecke.route.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.Seeds;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A package as a neighbour, or somebody in its name, hands it over. */
class ArchiveFuzzTest {
  private static final Set<FaultCode> REFUSALS =
      Set.of(
          FaultCode.ARCHIVE_UNREADABLE,
          FaultCode.ARCHIVE_PATH_FORBIDDEN,
          FaultCode.ARCHIVE_LIMIT_EXCEEDED,
          FaultCode.ARCHIVE_MANIFEST_INVALID,
          FaultCode.ARCHIVE_FILES_DIFFER,
          FaultCode.ARCHIVE_HASH_DIFFERS,
          FaultCode.SIGNATURE_FORBIDDEN,
          FaultCode.PACKAGE_INVALID,
          FaultCode.PACKAGE_FORBIDDEN,
          FaultCode.PACKAGE_NOT_SHAREABLE);

  static Stream<byte[]> archives() {
    return Stream.of(
        SignedArchive.sign(
                APackage.version("1.0.0").checked(),
                PublisherKey.generate("Kreis Nord", null),
                Instant.EPOCH)
            .bytes(),
        StoredZip.write(new LinkedHashMap<>(Map.of("package.yaml", new byte[] {'a'}))));
  }

  @MethodSource("archives")
  @FuzzTest(maxDuration = "2m")
  void anArchiveIsReadOrRefusedWithACode(byte[] data) {
    try {
      assertThat(SignedArchive.inspect(data, "x").bytes()).isEqualTo(data);
    } catch (Fault refused) {
      assertThat(refused.code()).isIn(REFUSALS);
    }
  }

  static Stream<byte[]> keys() {
    return Seeds.texts(PublisherKey.generate("Kreis Nord", null).publisher().jwk());
  }

  @MethodSource("keys")
  @FuzzTest(maxDuration = "1m")
  void aPublisherIsReadOrRefused(byte[] data) {
    try {
      Publisher publisher = Publisher.read(data, "x");
      assertThat(Publisher.read(Seeds.texts(publisher.jwk()).findFirst().orElseThrow(), "x"))
          .isEqualTo(publisher);
    } catch (Fault refused) {
      assertThat(refused.code()).isEqualTo(FaultCode.PUBLISHER_KEY_UNUSABLE);
    }
  }
}
