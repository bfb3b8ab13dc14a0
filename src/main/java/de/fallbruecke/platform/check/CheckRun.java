package de.fallbruecke.platform.check;

import de.fallbruecke.platform.Fault;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tries the steps of a connection test one after the other, each in a thread that is given up when
 * its time is over, and stops at the first that fails.
 */
public final class CheckRun {
  /** The longest time of one step. */
  public static final Duration STEP = Duration.ofSeconds(5);

  /** The longest time of a whole test. */
  public static final Duration WHOLE = Duration.ofSeconds(20);

  private static final Duration LONG_STEP = Duration.ofSeconds(30);
  private static final int LONGEST = 500;
  private static final int MOST_FACTS = 30;

  private final Clock clock;
  private final Duration step;
  private final Duration whole;

  public CheckRun(Clock clock) {
    this(clock, STEP, WHOLE);
  }

  /** For tests in which the other side has something to do: half a minute for each step. */
  public static CheckRun patient(Clock clock) {
    return new CheckRun(clock, LONG_STEP, LONG_STEP.multipliedBy(2));
  }

  CheckRun(Clock clock, Duration step, Duration whole) {
    this.clock = clock;
    this.step = step;
    this.whole = whole;
  }

  /** Tries them; never throws for what fails. */
  public CheckReport of(List<CheckStep> steps) {
    Instant at = clock.instant();
    long end = System.nanoTime() + whole.toNanos();
    List<StepReport> reports = new ArrayList<>();
    boolean failed = false;
    for (CheckStep one : steps) {
      long left = Math.min(step.toNanos(), end - System.nanoTime());
      StepReport report =
          failed || left <= 0
              ? report(one, StepReport.Result.NOT_TRIED, 0, Map.of(), null, null, "")
              : run(one, left);
      failed |= report.result() == StepReport.Result.FAILED;
      reports.add(report);
    }
    return new CheckReport(at, reports);
  }

  private static StepReport run(CheckStep one, long nanos) {
    long began = System.nanoTime();
    FutureTask<Map<String, String>> task = new FutureTask<>(one.trial()::run);
    Thread worker = Thread.ofVirtual().name("check-" + one.name()).start(task);
    try {
      Map<String, String> facts = task.get(nanos, TimeUnit.NANOSECONDS);
      return report(one, StepReport.Result.PASSED, since(began), facts, null, null, "");
    } catch (TimeoutException e) {
      worker.interrupt();
      return failed(one, began, Map.of(), "timeout", null, "No answer in time.");
    } catch (InterruptedException e) {
      worker.interrupt();
      Thread.currentThread().interrupt();
      return failed(one, began, Map.of(), "interrupted", null, "The test was stopped.");
    } catch (ExecutionException e) {
      return meaning(one, began, e.getCause());
    }
  }

  private static StepReport meaning(CheckStep one, long began, @Nullable Throwable cause) {
    return switch (cause) {
      case StepSkipped left ->
          report(one, StepReport.Result.SKIPPED, since(began), Map.of(), left.reason(), null, "");
      case StepFailure known -> failed(one, began, known.facts(), known.remedy(), null, "");
      case Fault fault ->
          failed(one, began, Map.of(), null, fault.code().code(), fault.getMessage());
      case IOException line ->
          failed(one, began, Map.of(), "line", null, line.getClass().getSimpleName());
      case null -> failed(one, began, Map.of(), "unexpected", null, "");
      default -> failed(one, began, Map.of(), "unexpected", null, cause.getClass().getSimpleName());
    };
  }

  private static StepReport failed(
      CheckStep one,
      long began,
      Map<String, String> facts,
      @Nullable String remedy,
      @Nullable String code,
      String detail) {
    return report(one, StepReport.Result.FAILED, since(began), facts, remedy, code, detail);
  }

  private static long since(long began) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  /** What the other side says is cut: it may be endless. */
  private static StepReport report(
      CheckStep one,
      StepReport.Result result,
      long millis,
      Map<String, String> facts,
      @Nullable String remedy,
      @Nullable String code,
      String detail) {
    Map<String, String> shown = new TreeMap<>();
    facts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(MOST_FACTS)
        .forEach(fact -> shown.put(fact.getKey(), cut(fact.getValue())));
    return new StepReport(one.name(), result, millis, shown, remedy, code, cut(detail));
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + " …";
  }
}
