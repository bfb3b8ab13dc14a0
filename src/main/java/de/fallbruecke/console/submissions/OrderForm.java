package de.fallbruecke.console.submissions;

import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.engine.Act;
import de.fallbruecke.engine.Order;
import de.fallbruecke.submission.SubmissionState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person filled in to order an act on many submissions.
 *
 * @param act the chosen one
 * @param ids the ticked submissions; none: all that the filter finds
 * @param reason as typed
 * @param rate as typed: so many per second at most
 * @param limit target of the deliveries that are meant, for acts on deliveries; empty: all
 */
public record OrderForm(
    Act act, List<UUID> ids, SubmissionFilter filter, String reason, String rate, String limit) {
  /** What can be done to many at once. */
  public static final List<Act> ACTS = List.of(Act.RETRY, Act.RELEASE, Act.CANCEL, Act.REJECT);

  private static final int LONGEST_REASON = 500;
  private static final int FASTEST = 1000;

  static OrderForm of(@Nullable List<String> ids, Map<String, String> parameters) {
    SubmissionFilter filter = SubmissionFilter.of(parameters);
    List<UUID> chosen =
        ids == null
            ? List.of()
            : ids.stream().map(SubmissionFilter::id).flatMap(Optional::stream).distinct().toList();
    Act act =
        Act.find(parameters.getOrDefault("act", ""))
            .filter(ACTS::contains)
            .orElse(filter.state() == SubmissionState.HELD ? Act.RELEASE : Act.RETRY);
    String reason = parameters.getOrDefault("reason", "").strip();
    return new OrderForm(
        act,
        chosen,
        filter,
        reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason,
        parameters.getOrDefault("rate", "").strip(),
        parameters.getOrDefault("limit", filter.target()).strip());
  }

  /** Whether it says which submissions are meant. */
  public boolean chooses() {
    return !ids.isEmpty() || (filter.narrows() && filter.unusable().isEmpty());
  }

  /** Keys of the texts that say what is missing. */
  List<String> missing() {
    return java.util.stream.Stream.of(
            chooses() ? "" : "order.missing.choice",
            reason.isEmpty() && act != Act.RETRY ? "order.missing.reason" : "",
            rate.isEmpty() || perSecond() != null ? "" : "order.missing.rate")
        .filter(key -> !key.isEmpty())
        .toList();
  }

  Order order(String by) {
    boolean ofDeliveries = act == Act.RETRY || act == Act.CANCEL;
    return new Order(act, by, reason, ofDeliveries && !limit.isEmpty() ? limit : null, null);
  }

  BulkJobs.Manner manner() {
    return new BulkJobs.Manner(perSecond(), true);
  }

  private @Nullable Double perSecond() {
    try {
      double number = Double.parseDouble(rate.replace(',', '.'));
      return number > 0 && number <= FASTEST ? number : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
