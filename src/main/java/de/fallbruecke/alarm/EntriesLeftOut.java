package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.LeftOut;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The list of a destination has entries that cannot be fetched because their id is not readable. No
 * submission stands for them, so nothing else would ever say that they are there.
 */
record EntriesLeftOut(Destinations destinations, LeftOut leftOut) implements Condition {
  @Override
  public FaultCode code() {
    return FaultCode.ALARM_ENTRIES_LEFT_OUT;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    return destinations.all().stream()
        .flatMap(
            destination ->
                leftOut.now(destination).stream().map(entries -> finding(destination, entries)));
  }

  private Finding finding(Destination destination, LeftOut.Entries entries) {
    return Finding.of(
        code(),
        destination.tenant(),
        destination.name(),
        Severity.CRITICAL,
        "%d entries in the list of destination '%s' have no usable id and cannot be fetched, since %s. They stay in the box until its server deletes them; ask its operator for them."
            .formatted(entries.count(), destination.name(), entries.since()),
        Map.of("entries", String.valueOf(entries.count()), "since", entries.since().toString()));
  }
}
