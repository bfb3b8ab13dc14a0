package de.fallbruecke.simulator.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  private static byte[] body(byte[]... contents) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < contents.length; i++) {
      body.write(
          ("--b0undary\r\nContent-Disposition: form-data; name=\"p"
                  + i
                  + "\"; filename=\"name=x\"\r\nContent-Type: text/plain\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      body.write(contents[i]);
      body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.write("--b0undary--\r\n".getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  private static List<byte[]> read(InputStream in) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    Multipart multipart = new Multipart(in, "b0undary");
    for (var head = multipart.next(); head.isPresent(); head = multipart.next()) {
      assertThat(head.get().name()).isEqualTo("p" + contents.size());
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      multipart.copyTo(content);
      contents.add(content.toByteArray());
    }
    return contents;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "\r",
        "\r\n",
        "\r\n--",
        "\r\n--b0undar",
        "\r\n--b0undar\r\n--b0undarx",
        "\r\r\n\r\n--b\r",
        "--b0undary",
        "Ende\r\n--b0undar"
      })
  void contentThatResemblesTheBoundarySurvives(String nasty) throws Exception {
    byte[] bytes = nasty.getBytes(StandardCharsets.UTF_8);
    assertThat(read(new ByteArrayInputStream(body(bytes, bytes)))).containsExactly(bytes, bytes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void randomBytesOfTheBoundarysAlphabetSurvive(long seed) throws Exception {
    byte[] alphabet = "\r\n-b0undary".getBytes(StandardCharsets.US_ASCII);
    Random random = new Random(seed);
    byte[] bytes = new byte[200_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = alphabet[random.nextInt(alphabet.length)];
    }
    assertThat(read(new ByteArrayInputStream(body(bytes)))).containsExactly(bytes);
    assertThat(read(trickling(body(bytes), random))).containsExactly(bytes);
  }

  /** Reads that end anywhere, also inside a boundary. */
  private static InputStream trickling(byte[] bytes, Random random) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(40)));
      }
    };
  }

  @Test
  void everyTruncationIsAnErrorAndNeverAShorterPart() throws Exception {
    byte[] whole = body("eins".getBytes(StandardCharsets.UTF_8), new byte[0]);
    for (int length = 0; length < whole.length - 2; length++) {
      InputStream cut = new ByteArrayInputStream(whole, 0, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void anEndlessHeaderIsRefused() {
    String body = "--b0undary\r\nX: " + "a".repeat(100_000);
    assertThatThrownBy(
            () -> read(new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII))))
        .isInstanceOf(Multipart.MalformedException.class);
  }

  @Test
  void theBoundaryIsReadWithAndWithoutQuotes() {
    assertThat(Multipart.boundary("multipart/form-data; boundary=abc")).contains("abc");
    assertThat(Multipart.boundary("multipart/form-data; Boundary=\"a b\"; x=y")).contains("a b");
    assertThat(Multipart.boundary("multipart/form-data")).isEmpty();
  }
}
