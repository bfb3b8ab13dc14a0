package de.fallbruecke.alarm;

import de.fallbruecke.engine.Backlog;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures behind the metrics, read from the database at most every ten seconds. */
final class AlarmFigures {
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final PostgresAlarms alarms;
  private final Waiting waiting;
  private final Backlog backlog;
  private final Clock clock;
  private @Nullable Figures last;

  AlarmFigures(PostgresAlarms alarms, Waiting waiting, Backlog backlog, Clock clock) {
    this.alarms = alarms;
    this.waiting = waiting;
    this.backlog = backlog;
    this.clock = clock;
  }

  private record Figures(
      Instant at,
      Optional<Instant> evaluated,
      Map<FaultCode, Long> open,
      Map<String, Instant> oldest,
      Backlog.Due due) {}

  /** Open alarms of the code. */
  double open(FaultCode code) {
    return now().open().getOrDefault(code, 0L);
  }

  /** Seconds since the oldest submission without a receipt can have come; zero if there is none. */
  double oldestSeconds(String destination) {
    Figures figures = now();
    Instant since = figures.oldest().get(destination);
    return since == null ? 0 : Duration.between(since, figures.at()).toSeconds();
  }

  /** Steps that are due and not begun. */
  double due() {
    return now().due().count();
  }

  /** How late the first of them is. */
  double delaySeconds() {
    return now().due().delay().toSeconds();
  }

  /** Seconds since alarms were judged last, in any process; not a number if they never were. */
  double evaluatedSeconds() {
    Figures figures = now();
    return figures
        .evaluated()
        .map(last -> (double) Duration.between(last, figures.at()).toSeconds())
        .orElse(Double.NaN);
  }

  private synchronized Figures now() {
    Instant now = clock.instant();
    Figures known = last;
    if (known != null && now.isBefore(known.at().plus(FRESH))) {
      return known;
    }
    Figures fresh =
        new Figures(
            now,
            alarms.watchedLast(),
            alarms.groups(null).stream()
                .collect(Collectors.toMap(AlarmGroup::code, AlarmGroup::number)),
            waiting.unconfirmed(now).stream()
                .collect(
                    Collectors.toMap(
                        Waiting.Unconfirmed::destination,
                        Waiting.Unconfirmed::since,
                        (a, b) -> a.isBefore(b) ? a : b)),
            backlog.due());
    last = fresh;
    return fresh;
  }
}
