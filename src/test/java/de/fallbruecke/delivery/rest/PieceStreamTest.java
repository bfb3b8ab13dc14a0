package de.fallbruecke.delivery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.delivery.ContentUnreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PieceStreamTest {
  private final List<String> log = new ArrayList<>();

  @Test
  void piecesFollowEachOtherAndAreClosedAtTheirEnd() throws IOException {
    PieceStream stream = new PieceStream(List.of(piece("ab"), piece(""), piece("c")));

    assertThat(stream.readAllBytes()).asString().isEqualTo("abc");
    assertThat(stream.count()).isEqualTo(3);
    assertThat(log).containsExactly("open ab", "close ab", "open ", "close ", "open c", "close c");
  }

  @Test
  void anAttemptThatIsGivenUpOpensNothingMore() throws IOException {
    PieceStream stream = new PieceStream(List.of(piece("ab"), piece("c")));
    assertThat(stream.read()).isEqualTo('a');

    stream.close();

    assertThat(log).containsExactly("open ab", "close ab");
    assertThatThrownBy(stream::read).hasMessageContaining("given up");
  }

  @Test
  void aFailureOfOurOwnContentIsRemembered() {
    IllegalStateException gone = new IllegalStateException("gone");
    PieceStream stream =
        new PieceStream(
            List.of(
                new RequestBody.Piece() {
                  @Override
                  public long length() {
                    return 1;
                  }

                  @Override
                  public InputStream open() throws IOException {
                    throw new ContentUnreadable(gone);
                  }
                }));

    assertThatThrownBy(stream::read).isInstanceOf(ContentUnreadable.class);
    assertThat(stream.failure()).containsSame(gone);
  }

  private RequestBody.Piece piece(String text) {
    return new RequestBody.Piece() {
      @Override
      public long length() {
        return text.length();
      }

      @Override
      public InputStream open() {
        log.add("open " + text);
        return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
          @Override
          public void close() {
            log.add("close " + text);
          }
        };
      }
    };
  }
}
