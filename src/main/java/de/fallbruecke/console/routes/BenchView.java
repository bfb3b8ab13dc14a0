package de.fallbruecke.console.routes;

import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.submissions.CaseForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a message, as the template shows it.
 *
 * @param pack that recognised it; empty if none did
 * @param defective the sender would be told; otherwise a person here would have to decide
 * @param form the case, null if there is none
 */
record BenchView(
    String pack,
    boolean valid,
    List<Found> findings,
    @Nullable Trouble stopped,
    boolean defective,
    @Nullable CaseForm form,
    boolean test,
    List<Delivery> deliveries,
    InstanceView.@Nullable Numbers coverage) {
  /** A finding of the validation; never with a value. */
  record Found(String kind, String place, String path, String sentence, String rule) {}

  /** A delivery that would be made. */
  record Delivery(String target, boolean required) {}
}
