package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import de.fallbruecke.route.Activation;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the history of an instance of a route package.
 *
 * @param packageId id of the package
 * @param hash SHA-512 over its files
 * @param parameters a value for each
 * @param reason why, if somebody said so
 * @param restores the entry whose version came back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RouteEntry(
    long id,
    String instance,
    String tenant,
    Activation.Kind kind,
    Activation.Origin origin,
    @JsonProperty("package") String packageId,
    String version,
    String hash,
    Map<String, String> parameters,
    Instant at,
    String by,
    @Nullable String reason,
    @Nullable Long restores) {
  public static RouteEntry of(Activation one) {
    return new RouteEntry(
        one.id(),
        one.instance(),
        one.tenant(),
        one.kind(),
        one.origin(),
        one.packageId(),
        one.version(),
        one.hash(),
        one.values(),
        one.at(),
        one.by(),
        one.note(),
        one.restores());
  }

  /** Whether it runs. */
  @com.fasterxml.jackson.annotation.JsonIgnore
  public boolean runs() {
    return kind != Activation.Kind.RETIRED;
  }
}
