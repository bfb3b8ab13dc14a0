package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a condition finds wrong.
 *
 * @param subject what it concerns, unique among the findings of its code
 * @param level 1, or more if the same gets worse
 * @param detail what happened, what follows, what to do; without the code and without content
 * @param facts ids, numbers and times for the console, by name
 */
record Finding(
    FaultCode code,
    String subject,
    @Nullable String tenant,
    @Nullable String destination,
    Severity severity,
    int level,
    String detail,
    Map<String, String> facts) {

  /** Of a destination. */
  static Finding of(
      FaultCode code,
      String tenant,
      String destination,
      Severity severity,
      String detail,
      Map<String, String> facts) {
    return new Finding(code, destination, tenant, destination, severity, 1, detail, facts);
  }

  /** Of the installation as a whole or of a part that no tenant owns. */
  static Finding of(
      FaultCode code, String subject, Severity severity, String detail, Map<String, String> facts) {
    return new Finding(code, subject, null, null, severity, 1, detail, facts);
  }

  /** What an alarm is unique by. */
  String cause() {
    return code + "/" + subject;
  }
}
