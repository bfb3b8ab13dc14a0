package de.fallbruecke.route.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.junit.jupiter.api.Test;

/**
 * The components in docs/reference/route-packages.md are written from the annotations of the
 * endpoints. With -Droute.reference.write=true the test writes them instead of comparing.
 */
class RouteReferenceTest {
  private static final Path PAGE = Path.of("docs/reference/route-packages.md");
  private static final String BEGIN =
      "<!-- components: generated from the code; RouteReferenceTest compares -->\n";
  private static final String END = "<!-- end of components -->";

  @Test
  void theReferenceSaysWhatTheComponentsAre() throws Exception {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String expected = text();
    if (Boolean.getBoolean("route.reference.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + expected + page.substring(end));
      return;
    }
    assertThat(page.substring(begin, end)).isEqualTo(expected);
  }

  private static String text() {
    StringBuilder text =
        new StringBuilder("\n| address | part | default | meaning |\n|---|---|---|---|\n");
    for (Class<?> type :
        List.of(
            EntranceEndpoint.class, XoevEndpoint.class, CaseEndpoint.class, TargetEndpoint.class)) {
      UriEndpoint endpoint = type.getAnnotation(UriEndpoint.class);
      String schemes =
          String.join("`, `", Stream.of(endpoint.scheme().split(",")).map(s -> s + ":").toList());
      for (Field field : type.getDeclaredFields()) {
        UriPath path = field.getAnnotation(UriPath.class);
        UriParam option = field.getAnnotation(UriParam.class);
        if (path != null) {
          String part =
              path.enums().isEmpty() ? field.getName() : path.enums().replace(",", "`, `");
          text.append(row(schemes, part, "", path.description()));
        } else if (option != null) {
          text.append(
              row(
                  schemes,
                  "?" + field.getName() + "=",
                  option.defaultValue(),
                  option.description()));
        }
      }
    }
    return text.append('\n').toString();
  }

  private static String row(String scheme, String part, String fallback, String description) {
    return "| `%s` | `%s` | %s | %s |\n"
        .formatted(scheme, part, fallback.isEmpty() ? "" : "`" + fallback + "`", description);
  }
}
