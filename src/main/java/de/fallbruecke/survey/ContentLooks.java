package de.fallbruecke.survey;

import de.fallbruecke.access.TenantScope;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.evidence.Look;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers the looks at content from the evidence of all submissions, newest first. */
public final class ContentLooks {
  /** So many are looked through for the tenants of one person before the page says "go on". */
  private static final int MOST_PASSED = 500;

  private static final int AT_ONCE = 50;

  private final EvidenceLog evidence;
  private final Submissions submissions;

  ContentLooks(EvidenceLog evidence, Submissions submissions) {
    this.evidence = evidence;
    this.submissions = submissions;
  }

  /**
   * One page.
   *
   * @param next where the page after it begins, null if there is none; a page may be empty and
   *     still have one
   */
  public record Page(List<Look> looks, @Nullable String next) {
    public Page {
      looks = List.copyOf(looks);
    }
  }

  /** Whether that can be {@link Page#next}. */
  public static boolean names(String written) {
    return read(written).isPresent();
  }

  /**
   * Those at the tenants of the scope.
   *
   * @param before {@link Page#next} of the page before; what is none begins with the newest
   */
  public Page page(String before, int limit, TenantScope scope) {
    List<Look> seen = new ArrayList<>();
    @Nullable Look last = read(before).orElse(null);
    boolean more = true;
    for (int passed = 0; more && seen.size() < limit && passed < MOST_PASSED; ) {
      List<Look> found = evidence.looks(last, AT_ONCE);
      more = found.size() == AT_ONCE;
      for (Look look : found) {
        if (seen.size() == limit) {
          more = true;
          break;
        }
        last = look;
        passed++;
        if (visible(look, scope)) {
          seen.add(look);
        }
      }
    }
    return new Page(seen, more && last != null ? last.at() + "_" + last.submission() : null);
  }

  private boolean visible(Look look, TenantScope scope) {
    return scope.everywhere()
        || submissions
            .find(look.submission())
            .map(Submission::tenant)
            .filter(scope::contains)
            .isPresent();
  }

  private static Optional<Look> read(String written) {
    String[] parts = written.split("_", -1);
    try {
      return parts.length == 2
          ? Optional.of(
              new Look(UUID.fromString(parts[1]), Instant.parse(parts[0]), "", "", "", ""))
          : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException makesNoSense) {
      return Optional.empty();
    }
  }
}
