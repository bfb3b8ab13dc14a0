package de.fallbruecke.xta;

import java.time.Instant;
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
    /** 0: still on the way. */
    OPEN,
    /** 1: no errors and no warnings. */
    GREEN,
    /** 2: warnings, no critical errors. */
    YELLOW,
    /** 3: critical errors. */
    RED;

    /** By its number; OPEN for one that the standard does not know. */
    public static Status of(@Nullable Integer number) {
      return number == null || number < 0 || number >= values().length ? OPEN : values()[number];
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
