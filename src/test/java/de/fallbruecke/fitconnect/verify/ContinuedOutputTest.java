package de.fallbruecke.fitconnect.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ContinuedOutputTest {
  private final ByteArrayOutputStream target = new ByteArrayOutputStream();
  private final ContinuedOutput continued = new ContinuedOutput(target);

  @Test
  void whatComesAgainIsWrittenOnce() throws IOException {
    write("abc");
    continued.beginAnew();
    write("ab");
    write("cd");
    continued.write('e');
    continued.beginAnew();
    continued.write('a');
    write("bcdefg");

    assertThat(target.toString(US_ASCII)).isEqualTo("abcdefg");
  }

  @Test
  void aDownloadThatBreaksEarlierThanTheLastKeepsWhatTheLastBrought() throws IOException {
    write("abcdef");
    continued.beginAnew();
    write("ab");
    continued.beginAnew();
    write("abcdefg");

    assertThat(target.toString(US_ASCII)).isEqualTo("abcdefg");
  }

  private void write(String text) throws IOException {
    byte[] bytes = ("-" + text).getBytes(US_ASCII);
    continued.write(bytes, 1, text.length());
  }
}
