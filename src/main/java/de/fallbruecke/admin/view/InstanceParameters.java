package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.RoutePackage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of an instance, with what its package says of each.
 *
 * @param configured whether the configuration gives them; then they cannot be changed here
 */
public record InstanceParameters(
    String instance,
    String tenant,
    @JsonProperty("package") String packageId,
    String version,
    String hash,
    boolean configured,
    List<Value> parameters) {
  public InstanceParameters {
    parameters = List.copyOf(parameters);
  }

  /**
   * One parameter.
   *
   * @param value null if the instance has none
   * @param fallback used without a value; null if there must be one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Value(
      String name,
      @Nullable String value,
      String type,
      String description,
      @Nullable String fallback,
      List<String> values,
      @Nullable Integer min,
      @Nullable Integer max,
      @Nullable String pattern) {}

  public static InstanceParameters of(
      Activation now, boolean configured, List<RoutePackage.Parameter> declared) {
    return new InstanceParameters(
        now.instance(),
        now.tenant(),
        now.packageId(),
        now.version(),
        now.hash(),
        configured,
        declared.stream()
            .map(
                one ->
                    new Value(
                        one.name(),
                        now.values().get(one.name()),
                        one.type(),
                        one.description(),
                        one.fallback(),
                        one.values(),
                        one.min(),
                        one.max(),
                        one.pattern()))
            .toList());
  }
}
