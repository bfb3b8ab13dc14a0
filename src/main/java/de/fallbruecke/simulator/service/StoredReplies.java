package de.fallbruecke.simulator.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** All replies, one directory each. */
public final class StoredReplies {
  private final Path directory;
  private final Map<UUID, StoredReply> all = new ConcurrentHashMap<>();
  private final AtomicLong lastSequence = new AtomicLong();

  StoredReplies(Path directory) throws IOException {
    this.directory = StateFiles.directory(directory);
    try (Stream<Path> folders = Files.list(directory)) {
      for (Path folder : folders.toList()) {
        load(folder);
      }
    }
  }

  private void load(Path folder) throws IOException {
    StateFiles.removeTemporary(folder);
    Path file = folder.resolve("reply.json");
    if (!Files.exists(file)) {
      StateFiles.removeDirectory(folder);
      return;
    }
    StoredReply stored = new StoredReply(folder, StateFiles.read(file, ReplyFacts.class));
    all.put(stored.id(), stored);
    lastSequence.accumulateAndGet(stored.facts().sequence(), Math::max);
  }

  long nextSequence() {
    return lastSequence.incrementAndGet();
  }

  StoredReply add(ReplyFacts facts) {
    Path folder = StateFiles.directory(directory.resolve(facts.replyId().toString()));
    StoredReply stored = new StoredReply(folder, facts);
    stored.facts(facts);
    all.put(stored.id(), stored);
    return stored;
  }

  /** Destroys the content and keeps the facts; the caller holds the monitor. */
  void delete(StoredReply stored) {
    stored.facts(stored.facts().status(SubmissionStatus.DELETED, stored.facts().closedAt()));
    try {
      stored.removeContent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<StoredReply> find(UUID id) {
    return Optional.ofNullable(all.get(id));
  }

  /** All replies, in no order. */
  public Collection<StoredReply> all() {
    return all.values();
  }

  /** What waits for the recipient, oldest first. */
  List<StoredReply> waiting(String recipient) {
    return all.values().stream()
        .filter(stored -> stored.facts().recipient().equals(recipient))
        .filter(stored -> stored.facts().status() == SubmissionStatus.SUBMITTED)
        .sorted(Comparator.comparingLong(stored -> stored.facts().sequence()))
        .toList();
  }
}
