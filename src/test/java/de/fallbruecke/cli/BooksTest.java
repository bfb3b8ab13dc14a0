package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.cli.Books.Taken;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The comparison behind {@code prove crash} finds what it is there to find. */
class BooksTest {
  private static final UUID A = UUID.randomUUID();
  private static final UUID B = UUID.randomUUID();

  @Test
  void oneCaseAndOneReceiptEachIsGood() {
    Books books =
        new Books(
            List.of(A, B),
            Map.of(A, 1L, B, 1L),
            Set.of(A, B),
            List.of(taken(A, "a"), taken(B, "b")),
            3,
            0);

    assertThat(books.lost()).isZero();
    assertThat(books.duplicated()).isZero();
    assertThat(books.confirmed()).isEqualTo(2);
    assertThat(books.caseCount()).isEqualTo(2);
  }

  @Test
  void aReceiptWithoutACaseIsALoss() {
    Books books =
        new Books(List.of(A, B), Map.of(A, 1L, B, 1L), Set.of(A, B), List.of(taken(A, "a")), 0, 0);

    assertThat(books.lost()).isEqualTo(1);
  }

  @Test
  void aCaseWithoutAReceiptCountsAsLostToo() {
    Books books =
        new Books(
            List.of(A, B), Map.of(A, 1L), Set.of(A), List.of(taken(A, "a"), taken(B, "b")), 0, 0);

    assertThat(books.lost()).isEqualTo(1);
  }

  @Test
  void oneLostAndOneDoubledDoNotCancelOut() {
    Books books =
        new Books(
            List.of(A, B),
            Map.of(A, 1L, B, 1L),
            Set.of(A, B),
            List.of(taken(A, "a"), taken(A, "a2")),
            0,
            0);

    assertThat(books.lost()).isEqualTo(1);
    assertThat(books.duplicated()).isEqualTo(1);
  }

  @Test
  void secondReceiptsAndOtherContentUnderOneKeyAreDuplicates() {
    Books books = new Books(List.of(A), Map.of(A, 2L), Set.of(A), List.of(taken(A, "a")), 0, 1);

    assertThat(books.duplicated()).isEqualTo(2);
  }

  private static Taken taken(UUID submission, String key) {
    return new Taken(submission, key);
  }
}
