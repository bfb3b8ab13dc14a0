package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.route.GateReport;
import de.fallbruecke.route.RouteChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of an instance that is being prepared.
 *
 * @param base the newest entry of the instance that its author saw, 0 for a new instance
 * @param outdated somebody else changed the instance since
 * @param comparison with the active version, if one was begun
 * @param passes whether it may be activated; not said where nothing was looked at
 * @param gate what was looked at
 * @param failing examples of the package that do not give what they expect
 * @param trouble why the gate could not be asked
 * @param activation the entry that came of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RouteChangeView(
    UUID id,
    String tenant,
    String instance,
    String hash,
    long base,
    Map<String, String> parameters,
    Instant at,
    String by,
    boolean outdated,
    @Nullable Comparison comparison,
    @Nullable Boolean passes,
    @Nullable List<GateReport.Point> gate,
    @Nullable List<FixtureView> failing,
    @Nullable SaidFault trouble,
    @Nullable Long activation) {
  /**
   * A comparison over submissions that are here.
   *
   * @param state RUNNING, DONE, FAILED, STOPPED, or LOST if its process is gone
   * @param total 0 while the submissions are being found
   * @param replay where its result lies
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Comparison(
      String state, int done, int total, @Nullable String detail, @Nullable Long replay) {}

  /** Whether a comparison is under way. */
  public boolean comparing() {
    return comparison != null && comparison.state().equals("RUNNING");
  }

  public static RouteChangeView of(
      RouteChange change,
      boolean outdated,
      boolean lost,
      @Nullable GateReport gate,
      @Nullable SaidFault trouble) {
    RouteChange.@Nullable Comparison found = change.comparison();
    return new RouteChangeView(
        change.id(),
        change.tenant(),
        change.instance(),
        change.hash(),
        change.base(),
        change.values(),
        change.at(),
        change.by(),
        outdated,
        found == null
            ? null
            : new Comparison(
                lost ? "LOST" : found.state().name(),
                found.done(),
                found.total(),
                found.detail().isEmpty() ? null : found.detail(),
                found.replay()),
        gate == null ? null : (Boolean) gate.passes(),
        gate == null ? null : gate.points(),
        gate == null
            ? null
            : gate.fixtures().stream().filter(one -> !one.green()).map(FixtureView::of).toList(),
        trouble,
        change.activation());
  }
}
