package de.fallbruecke.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two landmarks of a page never have one name (axe: landmark-unique). The walk through the pages in
 * a browser sees only those that have data.
 */
class LandmarksTest {
  private static final Pattern REGION =
      Pattern.compile("role=\"region\"[^>]*?aria-label=\"#\\{([a-z][\\w.]*)}\"");
  private static final Pattern SECTION =
      Pattern.compile("<section[^>]*aria-labelledby=\"([\\w-]+)\"");

  @Test
  void noRegionOfATemplateIsNamedAsAnotherOrAsASection() throws IOException {
    List<String> twice = new ArrayList<>();
    int regions = 0;
    for (Path template : templates()) {
      String text = Files.readString(template);
      Set<String> names = new HashSet<>();
      for (String heading : all(SECTION, text)) {
        names.addAll(
            all(Pattern.compile("id=\"" + heading + "\"[^>]*th:text=\"#\\{([a-z][\\w.]*)"), text));
      }
      for (String region : all(REGION, text)) {
        regions++;
        if (!names.add(region)) {
          twice.add(template.getFileName() + ": " + region);
        }
      }
    }
    assertThat(regions).as("regions that were looked at").isGreaterThan(15);
    assertThat(twice).isEmpty();
  }

  private static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult one) -> one.group(1)).toList();
  }
}
