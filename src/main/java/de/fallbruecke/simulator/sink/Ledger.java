package de.fallbruecke.simulator.sink;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The sink's memory: one JSON line per received request, on disk before the request is answered.
 * Known keys are read from it at start. Safe for concurrent use.
 */
public final class Ledger implements AutoCloseable {
  static final String REST = "rest";

  private final Path file;
  private final Clock clock;
  private final FileChannel channel;
  private final Map<String, LedgerLine> cases = new LinkedHashMap<>();

  /** A request to be written down. */
  public record Request(
      String key,
      @Nullable String caseId,
      @Nullable String submissionId,
      String digest,
      List<LedgerLine.Content> contents,
      String way) {
    /** One that came by REST. */
    public Request(
        String key,
        @Nullable String caseId,
        @Nullable String submissionId,
        String digest,
        List<LedgerLine.Content> contents) {
      this(key, caseId, submissionId, digest, contents, REST);
    }
  }

  private Ledger(Path file, Clock clock, FileChannel channel) {
    this.file = file;
    this.clock = clock;
    this.channel = channel;
  }

  /**
   * Opens or creates the ledger. A torn last line (killed while writing, never answered) is cut
   * off.
   *
   * @throws Fault FB-SIM-005 if it cannot be used
   */
  public static Ledger open(Path file, Clock clock) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      List<LedgerLine> lines = cutAndRead(file);
      Ledger ledger =
          new Ledger(
              file,
              clock,
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
      lines.stream()
          .filter(line -> line.seen() == LedgerLine.Seen.FIRST)
          .forEach(line -> ledger.cases.put(line.key(), line));
      return ledger;
    } catch (IOException | JacksonException e) {
      throw unusable(file, e);
    }
  }

  private static Fault unusable(Path file, Exception e) {
    return new Fault(
        FaultCode.SINK_LEDGER,
        "The ledger "
            + file
            + " cannot be read or written. No request was answered; repair it or name another.",
        e);
  }

  private static List<LedgerLine> cutAndRead(Path file) throws IOException {
    List<LedgerLine> lines = new ArrayList<>();
    if (Files.exists(file)) {
      String text = Files.readString(file);
      int end = text.lastIndexOf('\n') + 1;
      if (end < text.length()) {
        try (FileChannel torn = FileChannel.open(file, StandardOpenOption.WRITE)) {
          torn.truncate(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
        }
      }
      for (String line : text.substring(0, end).lines().toList()) {
        lines.add(Json.mapper().readValue(line, LedgerLine.class));
      }
    }
    return lines;
  }

  /** Decides what the request is, writes it down and answers what was written. */
  public synchronized LedgerLine record(Request request) {
    LedgerLine known = cases.get(request.key());
    if (known == null) {
      LedgerLine first =
          line(request, LedgerLine.Seen.FIRST, "BF-%06d".formatted(cases.size() + 1));
      append(first);
      cases.put(request.key(), first);
      return first;
    }
    LedgerLine again =
        isSame(known, request)
            ? line(request, LedgerLine.Seen.REPEAT, known.reference())
            : line(request, LedgerLine.Seen.CONFLICT, null);
    append(again);
    return again;
  }

  /** Lines of an older version do not say what documents held. */
  private static boolean isSame(LedgerLine known, Request request) {
    return known.digest().equals(request.digest())
        && (known.contents().isEmpty() || known.contents().equals(request.contents()));
  }

  /** Writes down a request that is refused without effect. */
  public synchronized void refuse(Request request) {
    append(line(request, LedgerLine.Seen.REFUSED, null));
  }

  private LedgerLine line(Request request, LedgerLine.Seen seen, @Nullable String reference) {
    return new LedgerLine(
        clock.instant(),
        request.key(),
        request.caseId(),
        request.submissionId(),
        request.digest(),
        request.contents().size(),
        request.contents(),
        seen,
        reference,
        request.way());
  }

  private void append(LedgerLine line) {
    byte[] json = (Json.mapper().writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      ByteBuffer buffer = ByteBuffer.wrap(json);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** The case with that key. */
  public synchronized Optional<LedgerLine> find(String key) {
    return Optional.ofNullable(cases.get(key));
  }

  /** All cases, oldest first. */
  public synchronized List<LedgerLine> cases() {
    return List.copyOf(cases.values());
  }

  /** All lines as they stand in the file. */
  public synchronized List<LedgerLine> lines() {
    try {
      return cutAndRead(file);
    } catch (IOException | JacksonException e) {
      throw unusable(file, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }
}
