package de.fallbruecke.xta.sender;

import de.fallbruecke.platform.check.CheckStep;
import de.fallbruecke.platform.check.StepFailure;
import de.fallbruecke.platform.check.StepSkipped;
import de.fallbruecke.xta.ServiceAvailability;
import de.fallbruecke.xta.account.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The steps of a connection test of a reader behind an XTA server: way, account, its service. */
record XtaTrial(XtaTarget to) {
  List<CheckStep> steps() {
    List<CheckStep> steps = new ArrayList<>(to.account().wayToSending());
    steps.add(new CheckStep("account", this::active));
    steps.add(new CheckStep("lookup", this::lookup));
    return List.copyOf(steps);
  }

  private Map<String, String> active() {
    return Trouble.in(
        "Account '%s'".formatted(to.account().name()),
        () -> {
          to.account().sender().checkAccountActive();
          return Map.of("identifier", to.account().party().id());
        });
  }

  private Map<String, String> lookup() throws StepFailure, StepSkipped {
    if (!to.lookup()) {
      throw new StepSkipped("lookup.off");
    }
    String service = to.about().service();
    ServiceAvailability said =
        Trouble.in(
            "Reader '%s'".formatted(to.reader().id()),
            () -> to.account().sender().lookup(to.reader(), service));
    Map<String, String> facts =
        Map.of("reader", to.reader().id(), "service", String.valueOf(service), "said", said.name());
    if (said == ServiceAvailability.NOT_AVAILABLE) {
      throw new StepFailure("lookup.not-available", facts);
    }
    return facts;
  }
}
