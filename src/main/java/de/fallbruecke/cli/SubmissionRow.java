package de.fallbruecke.cli;

import de.fallbruecke.submission.Submission;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A submission as a line for people or a JSON object for programs; ids and codes only. */
final class SubmissionRow {
  private SubmissionRow() {}

  static String head() {
    return "%-36s  %-10s  %-11s  %-20s  %-16s  %s"
        .formatted("submission", "state", "code", "announced", "destination", "service");
  }

  static String line(Submission submission) {
    return "%-36s  %-10s  %-11s  %-20s  %-16s  %s"
        .formatted(
            submission.id(),
            submission.state(),
            text(code(submission)),
            submission.announcedAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
            submission.destination(),
            text(submission.serviceKey()));
  }

  static Map<String, Object> json(Submission submission) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", submission.id());
    json.put("state", submission.state());
    put(json, "code", code(submission));
    json.put("tenant", submission.tenant());
    json.put("destination", submission.destination());
    json.put("externalId", submission.externalId());
    put(json, "service", submission.serviceKey());
    json.put("test", submission.test());
    json.put("tries", submission.tries());
    json.put("announcedAt", submission.announcedAt());
    json.put("changedAt", submission.changedAt());
    return json;
  }

  /** What it is held for or met in the last try. */
  private static @Nullable String code(Submission submission) {
    if (submission.hold() != null) {
      return submission.hold().code().code();
    }
    return submission.trouble() == null ? null : submission.trouble().code();
  }

  private static void put(Map<String, Object> json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "-" : value;
  }
}
