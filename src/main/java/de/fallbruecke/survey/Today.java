package de.fallbruecke.survey;

import de.fallbruecke.access.TenantScope;
import de.fallbruecke.platform.GermanDay;
import de.fallbruecke.submission.Overview;
import java.time.Clock;
import java.time.Instant;

/** How the day goes, which begins at midnight in Germany. */
public final class Today {
  private final Overview overview;
  private final Clock clock;

  Today(Overview overview, Clock clock) {
    this.overview = overview;
    this.clock = clock;
  }

  /** When the day began. */
  public Instant since() {
    return GermanDay.begin(clock.instant());
  }

  /** Its figures until now. */
  public Overview.Day figures(TenantScope scope) {
    return overview.day(scope.limit(), since());
  }
}
