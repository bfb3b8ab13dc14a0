package de.fallbruecke.xta;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message.
 *
 * @param server who says so
 * @param metaData with the times of delivery, first fetch and reception; null if not readable
 * @param remarks codes of errors, warnings and infos, without the free text
 */
public record TransportReport(
    Status status,
    @Nullable Instant time,
    String server,
    @Nullable XtaMetaData metaData,
    List<Remark> remarks) {
  public TransportReport {
    remarks = List.copyOf(remarks);
  }

  /** The traffic light of the standard. */
  public enum Status {
    /** Still on the way. */
    OPEN(0),
    /** No errors and no warnings. */
    GREEN(1),
    /** Warnings, no critical errors. */
    YELLOW(2),
    /** Critical errors. */
    RED(3);

    private final int number;

    Status(int number) {
      this.number = number;
    }

    /** The number of the standard. */
    public int number() {
      return number;
    }

    /** By its number; OPEN for one that the standard does not know. */
    public static Status of(@Nullable Integer number) {
      return Arrays.stream(values())
          .filter(status -> number != null && status.number == number)
          .findFirst()
          .orElse(OPEN);
    }
  }

  /** How bad a remark is. */
  public enum Weight {
    ERROR,
    WARNING,
    INFO
  }

  /** One remark. */
  public record Remark(Weight weight, @Nullable Instant time, String code, String listUri) {}
}
