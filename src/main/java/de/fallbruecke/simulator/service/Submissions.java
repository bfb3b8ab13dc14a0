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
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** All submissions, one directory each, and the lists of those that wait to be picked up. */
public final class Submissions {
  private final Path directory;
  private final Map<UUID, StoredSubmission> all = new ConcurrentHashMap<>();
  private final Map<UUID, ConcurrentNavigableMap<Long, StoredSubmission>> open =
      new ConcurrentHashMap<>();
  private final AtomicLong lastSequence = new AtomicLong();

  Submissions(Path directory) throws IOException {
    this.directory = StateFiles.directory(directory);
    try (Stream<Path> folders = Files.list(directory)) {
      for (Path folder : folders.toList()) {
        load(folder);
      }
    }
  }

  private void load(Path folder) throws IOException {
    StateFiles.removeTemporary(folder);
    Path file = folder.resolve("submission.json");
    if (!Files.exists(file)) {
      StateFiles.removeDirectory(folder); // killed between creating the folder and announcing
      return;
    }
    StoredSubmission stored =
        new StoredSubmission(folder, StateFiles.read(file, SubmissionFacts.class));
    all.put(stored.id(), stored);
    index(stored);
    lastSequence.accumulateAndGet(stored.facts().sequence(), Math::max);
  }

  long nextSequence() {
    return lastSequence.incrementAndGet();
  }

  StoredSubmission add(SubmissionFacts facts) {
    Path folder = StateFiles.directory(directory.resolve(facts.submissionId().toString()));
    StoredSubmission stored = new StoredSubmission(folder, facts);
    stored.facts(facts);
    all.put(stored.id(), stored);
    return stored;
  }

  /** Stores changed facts; the caller holds the submission's monitor. */
  void save(StoredSubmission stored, SubmissionFacts facts) {
    stored.facts(facts);
    index(stored);
  }

  private void index(StoredSubmission stored) {
    SubmissionFacts facts = stored.facts();
    ConcurrentNavigableMap<Long, StoredSubmission> list =
        open.computeIfAbsent(facts.destinationId(), id -> new ConcurrentSkipListMap<>());
    if (facts.status() == SubmissionStatus.SUBMITTED) {
      list.put(facts.sequence(), stored);
    } else {
      list.remove(facts.sequence());
    }
  }

  /** Destroys the content and keeps the facts; the caller holds the submission's monitor. */
  void delete(StoredSubmission stored) {
    save(stored, stored.facts().status(SubmissionStatus.DELETED, stored.facts().closedAt()));
    try {
      stored.removeContent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets a submission altogether. */
  void forget(StoredSubmission stored) {
    all.remove(stored.id());
    stored.removeEverything();
  }

  /** The submission, if there is one. */
  public Optional<StoredSubmission> find(UUID id) {
    return Optional.ofNullable(all.get(id));
  }

  /** All submissions, in no order. */
  public Collection<StoredSubmission> all() {
    return all.values();
  }

  /** What waits at these destinations, oldest first. */
  List<StoredSubmission> waiting(Collection<UUID> destinations) {
    return destinations.stream()
        .flatMap(id -> open.getOrDefault(id, new ConcurrentSkipListMap<>()).values().stream())
        .sorted(Comparator.comparingLong(stored -> stored.facts().sequence()))
        .toList();
  }
}
