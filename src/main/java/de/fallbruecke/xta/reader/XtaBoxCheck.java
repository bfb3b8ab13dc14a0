package de.fallbruecke.xta.reader;

import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.xta.BoxListing;
import de.fallbruecke.xta.BoxQuery;
import de.fallbruecke.xta.account.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The steps of a connection test of an XTA message box: way, account, list. Reads only. */
record XtaBoxCheck(XtaBox box) {
  List<CheckStep> steps() {
    List<CheckStep> steps = new ArrayList<>(box.account().wayToBox());
    steps.add(new CheckStep("account", this::active));
    steps.add(new CheckStep("list", this::list));
    return List.copyOf(steps);
  }

  private Map<String, String> active() {
    return Trouble.in(
        "Account '%s'".formatted(box.account().name()),
        () -> {
          box.client().checkAccountActive();
          return Map.of("identifier", box.reader().id());
        });
  }

  private Map<String, String> list() {
    BoxListing first =
        Trouble.in(
            "Listing of destination '%s'".formatted(box.destination().name()),
            () -> box.client().list(BoxQuery.everything(1)));
    return Map.of("messages", String.valueOf(first.messages().size() + first.pending()));
  }
}
