package de.fallbruecke.survey;

import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import tools.jackson.databind.JsonNode;

/** The libraries in the program, from the list (CycloneDX) that the build puts into it. */
public final class Components {
  /**
   * One library.
   *
   * @param licence names as the library gives them, joined; empty if it gives none
   */
  public record Component(String name, String version, String licence) {}

  private final Resource list;

  Components(Resource list) {
    this.list = list;
  }

  /** The list as built; none in a build that left it out. */
  public Optional<Resource> file() {
    return list.exists() ? Optional.of(list) : Optional.empty();
  }

  /** All libraries by name; empty in a build that left the list out. */
  public List<Component> all() throws IOException {
    if (!list.exists()) {
      return List.of();
    }
    List<Component> found = new ArrayList<>();
    try (InputStream in = list.getInputStream()) {
      for (JsonNode component : Json.mapper().readTree(in).path("components")) {
        String group = component.path("group").asString("");
        found.add(
            new Component(
                (group.isEmpty() ? "" : group + ":") + component.path("name").asString(""),
                component.path("version").asString(""),
                licence(component.path("licenses"))));
      }
    }
    found.sort(Comparator.comparing(Component::name));
    return List.copyOf(found);
  }

  private static String licence(JsonNode licences) {
    List<String> names = new ArrayList<>();
    for (JsonNode choice : licences) {
      JsonNode licence = choice.path("license");
      String name =
          choice
              .path("expression")
              .asString(licence.path("id").asString(licence.path("name").asString("")));
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return String.join(", ", names);
  }
}
