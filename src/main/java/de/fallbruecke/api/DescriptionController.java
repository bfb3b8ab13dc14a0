package de.fallbruecke.api;

import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of the interface, which is written by hand and held true by tests. */
@RestController
final class DescriptionController {
  private final byte[] yaml;
  private final byte[] json;

  DescriptionController() {
    try (InputStream in = new ClassPathResource("api/openapi.yaml").getInputStream()) {
      yaml = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Object document =
        new Load(LoadSettings.builder().build())
            .loadFromString(new String(yaml, StandardCharsets.UTF_8));
    json = Json.mapper().writeValueAsBytes(document);
  }

  @GetMapping(path = "/api/v1/openapi.yaml", produces = "application/yaml")
  byte[] yaml() {
    return yaml.clone();
  }

  @GetMapping(path = "/api/v1/openapi.json", produces = "application/json")
  byte[] json() {
    return json.clone();
  }
}
