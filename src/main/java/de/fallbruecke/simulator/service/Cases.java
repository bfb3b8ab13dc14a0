package de.fallbruecke.simulator.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All cases by id. */
final class Cases {
  private final Path directory;
  private final Map<UUID, CaseLog> cases = new ConcurrentHashMap<>();

  Cases(Path directory) throws IOException {
    this.directory = StateFiles.directory(directory);
    StateFiles.removeTemporary(directory);
  }

  /** The case of the submission, created if it is the first one in it. */
  CaseLog of(SubmissionFacts facts) {
    CaseLog log =
        cases.computeIfAbsent(
            facts.caseId(),
            id ->
                new CaseLog(
                    id, facts.destinationId(), facts.sender(), directory.resolve(id + ".events")));
    log.submissions().add(facts.submissionId());
    return log;
  }

  Optional<CaseLog> find(UUID id) {
    return Optional.ofNullable(cases.get(id));
  }

  CaseLog existing(UUID id) {
    return find(id).orElseThrow(() -> Problems.notFound("no such case"));
  }

  Collection<CaseLog> all() {
    return cases.values();
  }

  void remove(CaseLog log) {
    cases.remove(log.caseId());
    log.remove();
  }
}
