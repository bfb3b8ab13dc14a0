package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import de.fallbruecke.casefile.PackageNumbers;
import de.fallbruecke.mapping.MappingOutline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of every leaf of a source.
 *
 * @param cases sums over the cases of the last 30 days; not there while they are not summed up
 * @param examples of the package, run now
 * @param ignored what its author leaves out by name, and why
 * @param attached what travels on inside a document only, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RouteCoverage(
    String instance,
    @JsonProperty("package") String packageId,
    String version,
    @Nullable PackageNumbers cases,
    List<FixtureView> examples,
    List<MappingOutline.Named> ignored,
    List<MappingOutline.Named> attached) {
  public RouteCoverage {
    examples = List.copyOf(examples);
    ignored = List.copyOf(ignored);
    attached = List.copyOf(attached);
  }
}
