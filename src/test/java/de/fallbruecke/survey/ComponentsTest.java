package de.fallbruecke.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

/** The list of libraries as CycloneDX writes it. */
class ComponentsTest {
  @Test
  void librariesAreListedByNameWithTheLicencesTheyGive() throws IOException {
    Components components =
        components(
            """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
              {"type": "library", "group": "org.zeta", "name": "last", "version": "2.0",
               "licenses": [{"expression": "EPL-2.0 OR MIT"}]},
              {"type": "library", "name": "htmx.org", "version": "2.0.8",
               "licenses": [{"license": {"id": "0BSD"}}]},
              {"type": "library", "group": "org.alpha", "name": "two", "version": "1.0",
               "licenses": [{"license": {"id": "Apache-2.0"}}, {"license": {"name": "Our own <b>licence</b>"}}]},
              {"type": "library", "group": "org.alpha", "name": "none"}
            ]}
            """);

    assertThat(components.file()).isPresent();
    assertThat(components.all())
        .containsExactly(
            new Components.Component("htmx.org", "2.0.8", "0BSD"),
            new Components.Component("org.alpha:none", "", ""),
            new Components.Component("org.alpha:two", "1.0", "Apache-2.0, Our own <b>licence</b>"),
            new Components.Component("org.zeta:last", "2.0", "EPL-2.0 OR MIT"));
  }

  @Test
  void aListWithoutLibrariesIsEmpty() throws IOException {
    assertThat(components("{}").all()).isEmpty();
  }

  @Test
  void aBuildThatLeftTheListOutHasNone() throws IOException {
    Components none = new Components(new ClassPathResource("META-INF/sbom/not-there.json"));
    assertThat(none.file()).isEmpty();
    assertThat(none.all()).isEmpty();
  }

  private static Components components(String json) {
    return new Components(new ByteArrayResource(json.getBytes(StandardCharsets.UTF_8)));
  }
}
