package de.fallbruecke.simulator.service;

import de.fallbruecke.simulator.faults.Faults;
import de.fallbruecke.simulator.faults.Occasion;
import de.fallbruecke.simulator.http.Call;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the endpoints share. */
record ServiceParts(
    ServiceClock clock,
    Limits limits,
    Faults faults,
    Tokens tokens,
    Destinations destinations,
    Submissions submissions,
    StoredReplies replies,
    Cases cases,
    Notary notary,
    Callbacks callbacks) {

  /** Which destination and submissions the call is about, as far as its path says. */
  Occasion occasion(Call call) {
    Optional<StoredSubmission> stored = call.uuid("submissionId").flatMap(submissions::find);
    Optional<CaseLog> log =
        call.uuid("caseId")
            .or(() -> call.uuid("replyId").flatMap(replies::find).map(r -> r.facts().caseId()))
            .flatMap(cases::find);
    UUID destination =
        stored
            .map(s -> s.facts().destinationId())
            .or(() -> log.map(CaseLog::destinationId))
            .or(() -> call.uuid("destinationId"))
            .or(() -> call.parameter("destinationId").flatMap(Call::uuidOf))
            .orElse(null);
    Set<UUID> about =
        stored.map(s -> Set.of(s.id())).or(() -> log.map(CaseLog::submissions)).orElse(Set.of());
    return new Occasion(call.method(), call.path(), destination, about, null);
  }
}
