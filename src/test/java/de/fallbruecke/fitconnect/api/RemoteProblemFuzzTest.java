package de.fallbruecke.fitconnect.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import de.fallbruecke.testkit.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Error bodies of a foreign service, one line of which reaches the log. */
class RemoteProblemFuzzTest {
  static Stream<byte[]> bodies() {
    return Seeds.texts(
        "{\"type\":\"https://x.example/problem\",\"title\":\"No\",\"errorCode\":\"1\",\"error\":\"e\"}",
        "[]",
        "<html>");
  }

  @MethodSource("bodies")
  @FuzzTest(maxDuration = "1m")
  void aBodyIsOneShortLine(byte[] data) {
    assertThat(RemoteProblem.parse(data).summary())
        .hasSizeLessThanOrEqualTo(201)
        .doesNotContainPattern("\\p{Cntrl}");
  }
}
