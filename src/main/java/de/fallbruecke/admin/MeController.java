package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.Me;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says who asks and which roles there are. */
@RestController
@RequestMapping(path = AdminAccessConfiguration.PATHS, produces = MediaType.APPLICATION_JSON_VALUE)
final class MeController {
  @GetMapping("/me")
  @Needs(Ability.SEE_INSTALLATION)
  Me me(Person person) {
    return Me.of(person);
  }

  @GetMapping("/roles")
  @Needs(Ability.SEE_ACCESS)
  List<Me.RoleView> roles() {
    return Me.roles();
  }
}
