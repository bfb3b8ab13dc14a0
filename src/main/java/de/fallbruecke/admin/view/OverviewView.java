package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.casefile.ServiceNumbers;
import de.fallbruecke.submission.Overview;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What needs a person now, how the day goes, and the media-break meter.
 *
 * @param computedAt when the figures of the services were computed; not said if they never were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OverviewView(
    List<ConcernView> concerns, Day day, List<Service> services, @Nullable Instant computedAt) {
  public OverviewView {
    concerns = List.copyOf(concerns);
    services = List.copyOf(services);
  }

  /**
   * Since midnight in Germany.
   *
   * @param delivered taken by every required target
   * @param medianSeconds from announcement to delivery of those; not said if there are none
   * @param worstSeconds the longest of them
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Day(
      Instant since,
      long received,
      long delivered,
      @Nullable Double medianSeconds,
      @Nullable Double worstSeconds) {
    public static Day of(Instant since, Overview.Day day) {
      return new Day(
          since, day.received(), day.delivered(), seconds(day.median()), seconds(day.worst()));
    }

    private static @Nullable Double seconds(@Nullable Duration time) {
      return time == null ? null : time.toMillis() / 1000.0;
    }
  }

  /**
   * One service in the last 30 days.
   *
   * @param service its key; empty where none was said
   * @param values what people entered
   * @param carried of these, what reached the target as data or by name
   * @param untouched of those handed over, what no person had to touch
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Service(
      String service,
      @Nullable String name,
      long cases,
      long values,
      long carried,
      long handedOver,
      long untouched) {
    public static Service of(ServiceNumbers one) {
      return new Service(
          one.serviceKey(),
          one.serviceName(),
          one.cases(),
          one.leaves(),
          one.carried(),
          one.handedOver(),
          one.untouched());
    }
  }
}
