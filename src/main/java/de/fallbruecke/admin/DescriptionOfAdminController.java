package de.fallbruecke.admin;

import de.fallbruecke.access.OpenToAll;
import de.fallbruecke.api.Description;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of the interface, which is written by hand and held true by tests. */
@RestController
final class DescriptionOfAdminController {
  private static final String OPEN = "it says what there is and nothing of any case";

  private final Description description = new Description("api/admin-openapi.yaml");

  @GetMapping(
      path = AdminAccessConfiguration.PATHS + "/openapi.yaml",
      produces = "application/yaml")
  @OpenToAll(OPEN)
  byte[] yaml() {
    return description.yaml();
  }

  @GetMapping(
      path = AdminAccessConfiguration.PATHS + "/openapi.json",
      produces = "application/json")
  @OpenToAll(OPEN)
  byte[] json() {
    return description.json();
  }
}
