package de.fallbruecke.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceTest {
  static Source[] sources() {
    return new Source[] {
      Source.synthetic(7, 10_007), Source.repeated('x', 10_007), Source.of(new byte[10_007])
    };
  }

  @ParameterizedTest
  @MethodSource("sources")
  void slicesPutTogetherAreTheWhole(Source source) throws IOException {
    byte[] whole = bytes(source);
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (long at = 0; at < whole.length; at += 999) {
      joined.write(bytes(source.slice(at, 999)));
    }
    assertThat(whole).hasSize(10_007);
    assertThat(joined.toByteArray()).isEqualTo(whole);
  }

  @Test
  void syntheticBytesFollowFromTheSeedAndDoNotCompress() throws IOException {
    byte[] one = bytes(Source.synthetic(1, 10_000));
    Deflater deflater = new Deflater();
    deflater.setInput(one);
    deflater.finish();

    assertThat(bytes(Source.synthetic(1, 10_000))).isEqualTo(one);
    assertThat(Arrays.equals(bytes(Source.synthetic(2, 10_000)), one)).isFalse();
    assertThat(deflater.deflate(new byte[20_000])).isGreaterThan(9_900);
    deflater.end();
  }

  private static byte[] bytes(Source source) throws IOException {
    try (InputStream in = source.open()) {
      return in.readAllBytes();
    }
  }
}
