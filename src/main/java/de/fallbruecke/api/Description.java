package de.fallbruecke.api;

import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.ClassPathResource;

/** The description of an interface as it is published, and the same as JSON. */
public final class Description {
  private final byte[] yaml;
  private final byte[] json;

  /**
   * Reads it.
   *
   * @param resource on the class path, OpenAPI 3.1 as YAML
   */
  public Description(String resource) {
    try (InputStream in = new ClassPathResource(resource).getInputStream()) {
      yaml = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Object document =
        new Load(LoadSettings.builder().build())
            .loadFromString(new String(yaml, StandardCharsets.UTF_8));
    json = Json.mapper().writeValueAsBytes(document);
  }

  /** As published. */
  public byte[] yaml() {
    return yaml.clone();
  }

  /** The same document. */
  public byte[] json() {
    return json.clone();
  }
}
