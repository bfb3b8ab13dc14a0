package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import de.fallbruecke.route.AvailableVersion;
import de.fallbruecke.route.RoutePackage;
import de.fallbruecke.route.Takeover;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a package that a tenant may activate. Its texts are those of its author.
 *
 * @param origin whose it is, if it was taken over
 * @param examples run now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PackageDetails(
    @JsonProperty("package") RoutePackage pack,
    AvailableVersion.From from,
    @Nullable Instant since,
    @Nullable Origin origin,
    List<FixtureView> examples) {
  public PackageDetails {
    examples = List.copyOf(examples);
  }

  /**
   * Where a package came from.
   *
   * @param thumbprint of the key that signed it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Origin(
      String publisher,
      String thumbprint,
      String source,
      @Nullable Instant takenAt,
      @Nullable String takenBy) {
    static Origin of(Takeover one) {
      return new Origin(
          one.publisher(), one.thumbprint(), one.source(), one.takenAt(), one.takenBy());
    }
  }

  public static PackageDetails of(
      AvailableVersion version,
      RoutePackage pack,
      @Nullable Takeover origin,
      List<FixtureView> examples) {
    return new PackageDetails(
        pack, version.from(), version.since(), origin == null ? null : Origin.of(origin), examples);
  }
}
