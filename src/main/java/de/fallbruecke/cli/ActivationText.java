package de.fallbruecke.cli;

import de.fallbruecke.route.Activation;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** An entry in the history of an instance, for people and for programs. */
final class ActivationText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Berlin"));

  private ActivationText() {}

  static String head() {
    return "%-28s %-16s %-24s %-16s %-12s %-19s %s"
        .formatted("INSTANCE", "TENANT", "PACKAGE", "VERSION", "WHAT", "SINCE", "BY");
  }

  static String line(Activation one) {
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

  static Map<String, Object> json(Activation one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", one.id());
    json.put("instance", one.instance());
    json.put("tenant", one.tenant());
    json.put("kind", one.kind().name());
    json.put("origin", one.origin().name());
    json.put("package", one.packageId());
    json.put("version", one.version());
    json.put("hash", one.hash());
    json.put("parameters", one.values());
    json.put("at", one.at().toString());
    json.put("by", one.by());
    if (one.note() != null) {
      json.put("reason", one.note());
    }
    if (one.restores() != null) {
      json.put("restores", one.restores());
    }
    return json;
  }
}
