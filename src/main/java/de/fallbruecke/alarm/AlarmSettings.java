package de.fallbruecke.alarm;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * When there is an alarm.
 *
 * @param interval how often it is judged, up to 1m
 * @param nothingPolled how long a destination may go without a complete listing; at least five
 *     times its poll interval
 * @param pickupFailures how many listings may fail in a row
 * @param unconfirmed ages of the oldest submission without a receipt, rising, below 14d; each is
 *     told once, the second and later ones as critical
 * @param queueDelay how late a step may begin
 * @param replyNotTaken how long an answer to an applicant may wait until it is taken
 * @param targetPaused how long a target may be paused because it fails
 * @param destinationPaused how long a person may pause a destination
 * @param notFetched how long a case may be ready without being fetched by its target
 * @param purgeDelay how long after its date content may still be there
 * @param diskFree free space of the disk below which there is an alarm, or
 * @param diskFreePercent this share of it, whichever is less
 * @param keyProblems how many submissions in a row may be undecryptable at a destination
 * @param certificateEnds how long before its end a certificate, a publisher's key or a token is an
 *     alarm; a token at most a third of its life
 * @param mail whom to tell by mail; nobody if absent
 */
record AlarmSettings(
    @DefaultValue("30s") Duration interval,
    @DefaultValue("10m") Duration nothingPolled,
    @DefaultValue("5") int pickupFailures,
    @DefaultValue({"3d", "7d", "10d"}) List<Duration> unconfirmed,
    @DefaultValue("10m") Duration queueDelay,
    @DefaultValue("3d") Duration replyNotTaken,
    @DefaultValue("10m") Duration targetPaused,
    @DefaultValue("4h") Duration destinationPaused,
    @DefaultValue("1d") Duration notFetched,
    @DefaultValue("1d") Duration purgeDelay,
    @DefaultValue("5GB") DataSize diskFree,
    @DefaultValue("10") int diskFreePercent,
    @DefaultValue("3") int keyProblems,
    @DefaultValue("30d") Duration certificateEnds,
    @Nullable MailSettings mail) {
  static final String PREFIX = "fallbruecke.alarms";

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** The portal's own end (facts/fit-connect §11). */
  private static final Duration TOO_LATE = Duration.ofDays(14);

  /**
   * These settings, if they make sense.
   *
   * @throws Fault CONFIGURATION_INVALID naming the property
   */
  AlarmSettings checked() {
    range("interval", interval, Duration.ofMinutes(1));
    range("nothing-polled", nothingPolled, TOO_LATE);
    range("queue-delay", queueDelay, TOO_LATE);
    range("reply-not-taken", replyNotTaken, TOO_LATE);
    range("target-paused", targetPaused, TOO_LATE);
    range("destination-paused", destinationPaused, TOO_LATE);
    range("not-fetched", notFetched, TOO_LATE);
    range("purge-delay", purgeDelay, Duration.ofDays(365));
    range("certificate-ends", certificateEnds, Duration.ofDays(365));
    count("pickup-failures", pickupFailures, 1000);
    count("disk-free-percent", diskFreePercent, 99);
    count("key-problems", keyProblems, 1000);
    if (unconfirmed.isEmpty()) {
      throw invalid("unconfirmed", "is empty", "name at least one age");
    }
    Duration before = Duration.ZERO;
    for (Duration age : unconfirmed) {
      if (age.compareTo(before) <= 0 || age.compareTo(TOO_LATE) >= 0) {
        throw invalid(
            "unconfirmed", "does not rise or reaches 14d", "name rising ages like 3d,7d,10d");
      }
      before = age;
    }
    if (mail != null) {
      mail.check();
    }
    return this;
  }

  private static void range(String key, Duration value, Duration most) {
    if (value.compareTo(SECOND) < 0 || value.compareTo(most) > 0) {
      throw invalid(key, "is out of range", "use 1s to %s".formatted(most.toString().substring(2)));
    }
  }

  private static void count(String key, int value, int most) {
    if (value < 1 || value > most) {
      throw invalid(key, "is out of range", "use 1 to %d".formatted(most));
    }
  }

  static Fault invalid(String key, String what, String remedy) {
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "%s.%s %s. The gateway does not start; %s.".formatted(PREFIX, key, what, remedy));
  }
}
