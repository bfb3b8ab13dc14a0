package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.check.TestDeliveries;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.check.CheckReport;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sends a synthetic case to a target that takes such. */
@RestController
final class TrialsController {
  private final Targets targets;
  private final TestDeliveries trials;
  private final Audit audit;

  TrialsController(Targets targets, TestDeliveries trials, Audit audit) {
    this.targets = targets;
    this.trials = trials;
    this.audit = audit;
  }

  @PostMapping(
      path = AdminAccessConfiguration.PATHS + "/targets/{name}/test-delivery",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Ability.OPERATE_PLACES)
  CheckReport send(Person person, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    Target one =
        targets
            .find(name)
            .filter(found -> person.may(Ability.SEE_PLACES, found.tenant()))
            .orElseThrow(() -> Own.unknown(FaultCode.PLACE_UNKNOWN, "target", "of this name"));
    person.require(Ability.OPERATE_PLACES, one.tenant());
    String reason = ReasonRequest.read(request);
    CheckReport report = trials.send(one.name(), person.name()).report();
    audit.record(
        person,
        "TEST_DELIVERED",
        one.tenant(),
        one.name(),
        Map.of("reason", reason, "passed", String.valueOf(report.passed())));
    return report;
  }
}
