package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.route.FieldChange;
import de.fallbruecke.route.FixtureResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an example of a package. It is synthetic, so its values may be shown.
 *
 * @param outcome {@code case}, {@code defect KIND} or {@code held CODE}
 * @param green whether it gave what it expects
 * @param changes where it did not; before is what it expects
 * @param leaves what became of its leaves, if a case was made
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FixtureView(
    String name,
    String outcome,
    boolean green,
    @Nullable String detail,
    List<FieldChange> changes,
    @Nullable Leaves leaves) {
  public FixtureView {
    changes = List.copyOf(changes);
  }

  /**
   * Leaves of a source.
   *
   * @param open paths that nobody accounts for
   */
  public record Leaves(
      int total, int mapped, int attached, int ignored, List<Coverage.OpenPath> open) {
    public Leaves {
      open = List.copyOf(open);
    }
  }

  public static FixtureView of(FixtureResult one) {
    @Nullable Coverage coverage = one.coverage();
    return new FixtureView(
        one.name(),
        one.outcome(),
        one.green(),
        one.detail(),
        one.changes(),
        coverage == null
            ? null
            : new Leaves(
                coverage.total(),
                coverage.mapped(),
                coverage.attached(),
                coverage.ignored(),
                coverage.open()));
  }
}
