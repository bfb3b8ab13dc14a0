package de.fallbruecke.bulk;

import de.fallbruecke.casefile.Cases;
import de.fallbruecke.reply.CaseStatuses;
import de.fallbruecke.submission.Overview;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds out what a typed text means before anything is listed: each meaning has an index of its
 * own, and there are never many services. So no search reads through all submissions. Never looks
 * into content.
 */
public final class TextSearch {
  /** More services than this have no place in one installation; further keys are not looked at. */
  public static final int MOST_SERVICES = 2000;

  private static final int MOST_FILE_NUMBERS = 500;
  private static final int SHORTEST_BEGINNING = 3;

  private final Submissions submissions;
  private final Overview overview;
  private final Cases cases;
  private final CaseStatuses statuses;

  TextSearch(Submissions submissions, Overview overview, Cases cases, CaseStatuses statuses) {
    this.submissions = submissions;
    this.overview = overview;
    this.cases = cases;
    this.statuses = statuses;
  }

  /** What it means. */
  public TextHits hits(String text) {
    String typed = text.strip();
    Set<UUID> ids = new HashSet<>();
    cases.byNumber(typed).ifPresent(entry -> ids.add(entry.submission()));
    submissions.named(typed).stream().map(Submission::id).forEach(ids::add);
    Set<UUID> filed =
        typed.length() < SHORTEST_BEGINNING
            ? Set.of()
            : statuses.submissionsBeginning(typed, MOST_FILE_NUMBERS + 1);
    ids.addAll(filed);
    return new TextHits(ids, services(typed), filed.size() > MOST_FILE_NUMBERS);
  }

  private Set<String> services(String typed) {
    String part = typed.toLowerCase(Locale.ROOT);
    return overview.services(null, MOST_SERVICES).stream()
        .filter(service -> contains(service.key(), part) || contains(service.name(), part))
        .map(Overview.Service::key)
        .collect(Collectors.toSet());
  }

  private static boolean contains(@org.jspecify.annotations.Nullable String text, String part) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(part);
  }
}
