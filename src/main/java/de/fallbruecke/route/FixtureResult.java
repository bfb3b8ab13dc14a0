package de.fallbruecke.route;

import de.fallbruecke.mapping.Coverage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one fixture.
 *
 * @param name of the fixture
 * @param outcome what the route made: {@code case}, {@code defect KIND} or {@code held CODE}
 * @param detail why it is held or defective, else null
 * @param changes where case, deliveries or outcome differ from what the fixture expects: before is
 *     what it expects. The fixture is synthetic, so values may be shown
 * @param coverage of the leaves of its input, if a case was made
 * @param actualDraft the case as the mapping made it, as the file expected-case.xml would hold it
 * @param actualDeliveries as the file expected-deliveries.json would hold them
 */
public record FixtureResult(
    String name,
    String outcome,
    @Nullable String detail,
    List<FieldChange> changes,
    @Nullable Coverage coverage,
    String actualDraft,
    String actualDeliveries) {
  public FixtureResult {
    changes = List.copyOf(changes);
  }

  /** Whether it gave exactly what it expects. */
  public boolean green() {
    return changes.isEmpty();
  }
}
