package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.admin.view.ConcernView;
import de.fallbruecke.admin.view.OverviewView;
import de.fallbruecke.meter.ServiceMeter;
import de.fallbruecke.survey.Concerns;
import de.fallbruecke.survey.Today;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a person, and how the day goes. */
@RestController
@Needs(Ability.SEE_SUBMISSIONS)
final class OverviewController {
  private static final int SERVICES = 100;

  private final Concerns concerns;
  private final Today today;
  private final ServiceMeter meter;

  OverviewController(Concerns concerns, Today today, ServiceMeter meter) {
    this.concerns = concerns;
    this.today = today;
    this.meter = meter;
  }

  @GetMapping(
      path = AdminAccessConfiguration.PATHS + "/overview",
      produces = MediaType.APPLICATION_JSON_VALUE)
  OverviewView overview(Person person) {
    TenantScope scope = person.scope(Ability.SEE_SUBMISSIONS);
    return new OverviewView(
        concerns.of(person).stream()
            .map(one -> ConcernView.of(one, AdminAccessConfiguration.PATHS))
            .toList(),
        OverviewView.Day.of(today.since(), today.figures(scope)),
        meter.figures(scope.limit(), SERVICES).stream().map(OverviewView.Service::of).toList(),
        meter.computedAt().orElse(null));
  }
}
