package de.fallbruecke.api;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of the interface, which is written by hand and held true by tests. */
@RestController
final class DescriptionController {
  private final Description description = new Description("api/openapi.yaml");

  @GetMapping(path = "/api/v1/openapi.yaml", produces = "application/yaml")
  byte[] yaml() {
    return description.yaml();
  }

  @GetMapping(path = "/api/v1/openapi.json", produces = "application/json")
  byte[] json() {
    return description.json();
  }
}
