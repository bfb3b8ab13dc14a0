package de.fallbruecke.cli;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Attempt;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.evidence.Entry;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one submission but its content.
 *
 * @param caseNumber null while there is no case
 * @param attempts per delivery
 */
record SubmissionDetails(
    Submission submission,
    @Nullable String caseNumber,
    List<Delivery> deliveries,
    Map<UUID, List<Attempt>> attempts,
    List<Entry> evidence) {

  static SubmissionDetails of(UUID id, Installation installation) {
    Submission submission = installation.service(Submissions.class).get(id);
    Deliveries repository = installation.service(Deliveries.class);
    List<Delivery> deliveries = repository.of(id);
    Map<UUID, List<Attempt>> attempts = new LinkedHashMap<>();
    deliveries.forEach(one -> attempts.put(one.id(), repository.attempts(one.id())));
    return new SubmissionDetails(
        submission,
        installation.service(Cases.class).ofSubmission(id).map(CaseEntry::number).orElse(null),
        deliveries,
        attempts,
        installation.service(EvidenceLog.class).of(id));
  }

  Map<String, Object> json() {
    Map<String, Object> json = SubmissionRow.json(submission);
    if (caseNumber != null) {
      json.put("caseNumber", caseNumber);
    }
    Submission.Hold hold = submission.hold();
    if (hold != null) {
      json.put(
          "hold",
          Map.of(
              "from", hold.from(),
              "code", hold.code().code(),
              "detail", hold.detail(),
              "remedy", text(hold.code(), "remedy")));
    }
    json.put("deliveries", deliveries.stream().map(this::delivery).toList());
    json.put("timeline", evidence.stream().map(SubmissionDetails::moment).toList());
    return json;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(SubmissionRow.head());
    lines.add(SubmissionRow.line(submission));
    if (caseNumber != null) {
      lines.add("case " + caseNumber);
    }
    Submission.Hold hold = submission.hold();
    if (hold != null) {
      lines.add("held in %s: %s".formatted(hold.from(), text(hold.code(), "title")));
      lines.add("  " + hold.detail());
      lines.add("  What to do: " + text(hold.code(), "remedy"));
    }
    for (Delivery delivery : deliveries) {
      lines.add(
          "delivery to %s%s: %s%s"
              .formatted(
                  delivery.target(),
                  delivery.required() ? "" : " (optional)",
                  delivery.state(),
                  delivery.retryAt() == null ? "" : ", again at " + delivery.retryAt()));
      for (Attempt attempt : attempts.getOrDefault(delivery.id(), List.of())) {
        lines.add(
            "  attempt %d at %s: %s"
                .formatted(attempt.number(), attempt.startedAt(), outcome(attempt)));
      }
    }
    for (Entry entry : evidence) {
      lines.add("%s  %-20s  %s".formatted(entry.at(), entry.event().kind(), entry.event().facts()));
    }
    return lines;
  }

  private Map<String, Object> delivery(Delivery delivery) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", delivery.id());
    json.put("target", delivery.target());
    json.put("required", delivery.required());
    json.put("key", delivery.idempotencyKey());
    json.put("state", delivery.state());
    if (delivery.code() != null) {
      json.put("code", delivery.code().code());
    }
    if (delivery.retryAt() != null) {
      json.put("retryAt", delivery.retryAt());
    }
    json.put(
        "attempts",
        attempts.getOrDefault(delivery.id(), List.of()).stream()
            .map(
                attempt ->
                    Map.of(
                        "number", attempt.number(),
                        "startedAt", attempt.startedAt(),
                        "outcome", outcome(attempt)))
            .toList());
    return json;
  }

  private static Map<String, Object> moment(Entry entry) {
    return Map.of("at", entry.at(), "kind", entry.event().kind(), "facts", entry.event().facts());
  }

  private static String outcome(Attempt attempt) {
    return attempt.outcome() == null ? "not known yet" : attempt.outcome();
  }

  private static String text(FaultCode code, String which) {
    ResourceBundle texts = ResourceBundle.getBundle("messages/faults", Locale.ROOT);
    String key = code.code() + "." + which;
    return texts.containsKey(key) ? texts.getString(key) : code.code();
  }
}
