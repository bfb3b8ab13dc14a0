package de.fallbruecke.console;

import de.fallbruecke.access.Person;
import de.fallbruecke.access.Persons;
import de.fallbruecke.access.Role;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** One person for each role, who log in as people do. */
final class Everybody {
  static final String TENANT = "musterkreis";
  static final String PASSWORD = "open-sesame-1";

  private Everybody() {}

  /** Makes them known to a running program; each is called like their role. */
  static void moveIn(ApplicationContext context) {
    // cheap to check, unlike what the program itself stores
    String hash = new BCryptPasswordEncoder(4).encode(PASSWORD);
    InMemoryUserDetailsManager users = context.getBean(InMemoryUserDetailsManager.class);
    for (Role role : Role.values()) {
      String tenant = role == Role.PROVIDER ? Person.EVERYWHERE : TENANT;
      users.createUser(
          User.withUsername(role.written())
              .password(hash)
              .authorities(Persons.authorities(Map.of(tenant, Set.of(role))))
              .build());
    }
  }
}
