package de.fallbruecke.simulator.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;

/** The event log of one case: one compact token per line, only ever appended to. */
final class CaseLog {
  private final UUID caseId;
  private final UUID destinationId;
  private final String sender;
  private final Path file;
  private final Set<UUID> submissions = new CopyOnWriteArraySet<>();

  CaseLog(UUID caseId, UUID destinationId, String sender, Path file) {
    this.caseId = caseId;
    this.destinationId = destinationId;
    this.sender = sender;
    this.file = file;
  }

  UUID caseId() {
    return caseId;
  }

  UUID destinationId() {
    return destinationId;
  }

  String sender() {
    return sender;
  }

  Set<UUID> submissions() {
    return submissions;
  }

  synchronized void append(String token) {
    try {
      Files.writeString(
          file,
          token + "\n",
          StandardCharsets.US_ASCII,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot append to the log of case " + caseId, e);
    }
  }

  /** All tokens, oldest first. A last line without its end was never acknowledged and is cut. */
  synchronized List<String> tokens() {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log of case " + caseId, e);
    }
  }

  /** Cuts a torn last line, so that the next token begins on its own line. */
  synchronized void repair() {
    try {
      if (Files.exists(file)) {
        String whole = String.join("\n", tokens());
        Path temporary = StateFiles.temporary(file);
        Files.writeString(temporary, whole.isEmpty() ? "" : whole + "\n");
        StateFiles.publish(temporary, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot repair the log of case " + caseId, e);
    }
  }

  synchronized void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
