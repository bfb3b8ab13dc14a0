package de.fallbruecke.admin;

import de.fallbruecke.api.ApiFault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.RouteChanges.Wrong;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Other values for an instance.
 *
 * @param parameters all of them; one that is not named takes the default of the package
 * @param replay the comparison with these values that the person has looked at
 */
record ParametersRequest(
    @Nullable Map<String, String> parameters, @Nullable String reason, @Nullable Long replay) {
  static final int BODY = 64 * 1024;

  Map<String, String> values() {
    return values(parameters);
  }

  /** What was sent, if nothing of it is null. */
  static Map<String, String> values(@Nullable Map<String, String> sent) {
    Map<String, String> values = new TreeMap<>();
    if (sent != null) {
      sent.forEach(
          (name, value) -> {
            if (value == null) {
              throw new ApiFault(
                  FaultCode.API_VALUE_INVALID,
                  "A parameter is null; leave it out instead. Nothing was changed.");
            }
            values.put(name, value);
          });
    }
    return values;
  }

  /**
   * Lets values pass with which nothing is wrong.
   *
   * @throws ApiFault API_VALUE_INVALID naming the parameters
   */
  static void require(Map<String, Wrong> wrong) {
    if (!wrong.isEmpty()) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID,
          "Parameters do not fit the package: %s. Nothing was changed."
              .formatted(new TreeMap<>(wrong)));
    }
  }
}
