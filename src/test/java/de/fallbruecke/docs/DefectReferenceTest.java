package de.fallbruecke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Keeps docs/reference/defects.md true: it is written from the table that decides. Write it anew
 * with {@code -Ddefect.reference.write=true}.
 */
class DefectReferenceTest {
  private static final Path PAGE = Path.of("docs/reference/defects.md");

  @Test
  void thePageShowsTheTableThatDecides() throws Exception {
    String page = page();
    if (Boolean.getBoolean("defect.reference.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  private static String page() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            DefectReferenceTest.class.getResourceAsStream("/fitconnect/defects.yaml"))) {
      Map<String, Object> table = new Yaml().load(in);
      StringBuilder page =
          new StringBuilder(
              """
              # Defects of a FIT-Connect submission

              Written from `fitconnect/defects.yaml` by `DefectReferenceTest`; do not edit. A submission is rejected
              only if every defect found in it says *reject*; a destination may hold instead
              (`hold-instead-of-reject`). Everything that is not in this table is held.

              Problem types begin with `%s`. *Unconfirmed* means: compare it with the official
              documentation before production.

              | defect | decision | problem type | instance | code | source |
              |---|---|---|---|---|---|
              """
                  .formatted(table.get("prefix")));
      ((Map<?, ?>) table.get("defects"))
          .forEach(
              (kind, value) -> {
                Map<?, ?> row = (Map<?, ?>) value;
                page.append(
                    "| %s | **%s** | `%s` | %s | %s | %s |%n"
                        .formatted(
                            kind,
                            row.get("decision"),
                            row.get("problem"),
                            row.get("instance"),
                            row.get("code"),
                            Boolean.TRUE.equals(row.get("confirmed"))
                                ? "confirmed"
                                : "unconfirmed"));
              });
      return page.toString();
    }
  }
}
