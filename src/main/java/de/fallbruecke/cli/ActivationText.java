package de.fallbruecke.cli;

import de.fallbruecke.admin.view.RouteEntry;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** An entry in the history of an instance, for people. */
final class ActivationText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Berlin"));

  private ActivationText() {}

  static String head() {
    return "%-28s %-16s %-24s %-16s %-12s %-19s %s"
        .formatted("INSTANCE", "TENANT", "PACKAGE", "VERSION", "WHAT", "SINCE", "BY");
  }

  static String line(RouteEntry one) {
    return "%-28s %-16s %-24s %-16s %-12s %-19s %s"
        .formatted(
            one.instance(),
            one.tenant(),
            one.packageId(),
            one.version(),
            one.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
            TIME.format(one.at()),
            one.by());
  }
}
