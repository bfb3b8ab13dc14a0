package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Logins;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.admin.view.HolderView;
import de.fallbruecke.admin.view.TenantView;
import de.fallbruecke.survey.Tenants;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tenants with what belongs to each, and who holds roles for them. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/tenants",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_ACCESS)
final class TenantsController {
  private final Tenants tenants;
  private final Logins logins;

  TenantsController(Tenants tenants, Logins logins) {
    this.tenants = tenants;
    this.logins = logins;
  }

  @GetMapping
  List<TenantView> tenants(Person person) {
    return tenants.within(person.scope(Ability.SEE_ACCESS)).stream().map(TenantView::of).toList();
  }

  /** Whoever never logged in to the console is not known here: roles come with the login. */
  @GetMapping("/holders")
  List<HolderView> holders(Person person) {
    TenantScope seen = person.scope(Ability.SEE_ACCESS);
    return logins.within(seen).stream().map(login -> HolderView.of(login, seen)).toList();
  }
}
