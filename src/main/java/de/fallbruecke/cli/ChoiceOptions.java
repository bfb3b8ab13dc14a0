package de.fallbruecke.cli;

import de.fallbruecke.bulk.Search;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.SubmissionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What submissions a command is about. */
final class ChoiceOptions {
  @Option(names = "--state", paramLabel = "STATE", description = "For example held or mapped.")
  private @Nullable String state;

  @Option(names = "--tenant", paramLabel = "NAME", description = "Of this tenant.")
  private @Nullable String tenant;

  @Option(names = "--destination", paramLabel = "NAME", description = "Received there.")
  private @Nullable String destination;

  @Option(names = "--service", paramLabel = "KEY", description = "Service key, exact.")
  private @Nullable String service;

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "With a delivery to it; retry and cancel then act on this delivery only.")
  private @Nullable String target;

  @Option(
      names = "--code",
      paramLabel = "FB-…",
      description = "Held for it, or met it in the last try of a step or delivery.")
  private @Nullable String code;

  @Option(names = "--case-number", paramLabel = "FB-…", description = "The one of this case.")
  private @Nullable String caseNumber;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "Id at the portal or part of the service's key or name.")
  private @Nullable String text;

  @Option(names = "--older-than", paramLabel = "AGE", description = "For example 3d, 12h, 30m.")
  private @Nullable String olderThan;

  @Option(names = "--newer-than", paramLabel = "AGE", description = "For example 3d, 12h, 30m.")
  private @Nullable String newerThan;

  @Option(names = "--test", negatable = true, description = "Only tests; --no-test: none.")
  private @Nullable Boolean test;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /** The target that was named, if any. */
  @Nullable String target() {
    return target;
  }

  /**
   * What was asked for; {@link Search#ALL} if nothing was.
   *
   * @throws ParameterException if an option cannot be read
   */
  Search search(Instant now) {
    return new Search(
        state(),
        tenant,
        destination,
        service,
        target,
        code(),
        caseNumber,
        text,
        before(olderThan, "--older-than", now),
        before(newerThan, "--newer-than", now),
        test);
  }

  private @Nullable SubmissionState state() {
    if (state == null) {
      return null;
    }
    try {
      return SubmissionState.valueOf(state.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw wrong(
          "--state is one of %s.".formatted(java.util.Arrays.toString(SubmissionState.values())));
    }
  }

  private @Nullable FaultCode code() {
    return code == null
        ? null
        : FaultCode.find(code.toUpperCase(Locale.ROOT))
            .orElseThrow(() -> wrong("--code is a code such as FB-DEL-004."));
  }

  private @Nullable Instant before(@Nullable String age, String option, Instant now) {
    if (age == null) {
      return null;
    }
    try {
      Duration duration = DurationStyle.SIMPLE.parse(age);
      return now.minus(duration);
    } catch (IllegalArgumentException unreadable) {
      throw wrong(option + " is a number with s, m, h or d, for example 3d.");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
