package de.fallbruecke.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.fallbruecke.platform.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * docs/reference/mapping.schema.json is made from the shape of the case record and the conversions;
 * with -Dmapping.schema.write=true the test writes it instead of comparing.
 */
class MappingSchemaTest {
  private static final Path FILE = Path.of("docs/reference/mapping.schema.json");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text(), InputFormat.JSON);

  private static String text() {
    return JSON.writeValueAsString(MappingSchema.make()) + "\n";
  }

  @Test
  void thePublishedSchemaHasTheFieldsKeysAndConversionsOfTheCode() throws IOException {
    if (Boolean.getBoolean("mapping.schema.write")) {
      Files.writeString(FILE, text());
    }
    assertThat(Files.readString(FILE)).isEqualTo(text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sozialhilfe", "wohngeld", "gewerbeanmeldung", "xoev-durchleitung"})
  void theSamplePackagesAreValid(String name) throws IOException {
    String mapping = Files.readString(Path.of("routes", name, "mapping.yaml"));

    assertThat(mapping)
        .startsWith("# yaml-language-server: $schema=../../docs/reference/mapping.schema.json\n");
    assertThat(findings(mapping)).isEmpty();
  }

  @Test
  void whatTheReferenceShowsIsValid() throws IOException {
    String reference = Files.readString(Path.of("docs/reference/mapping.md"));
    int start = reference.indexOf("```yaml\n") + 8;

    assertThat(findings(reference.substring(start, reference.indexOf("```", start)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mapping: 2\nsource: xml\ncase: {}",
        "source: xml\ncase: {}",
        "mapping: 1\ncase: {}",
        "mapping: 1\nsource: csv\ncase: {}",
        "mapping: 1\nsource: xml",
        "mapping: 1\nsource: xml\ncase: x",
        "mapping: 1\nsource: xml\ncase: {}\ncolour: red",
        "mapping: 1\nsource: xml\ncase: {aplicants: {}}",
        "mapping: 1\nsource: xml\ncase: {for: a}",
        "mapping: 1\nsource: xml\ncase: {test: [a, b]}",
        "mapping: 1\nsource: xml\ncase: {applicants: {role: boss}}",
        "mapping: 1\nsource: xml\ncase: {applicants: {role: {boss: a}}}",
        "mapping: 1\nsource: xml\ncase: {applicants: {min: -1}}",
        "mapping: 1\nsource: xml\ncase: {applicants: {person: {familyNam: n}}}",
        "mapping: 1\nsource: xml\ncase: {applicants: {person: [{familyName: n}]}}",
        "mapping: 1\nsource: xml\ncase: {applicants: {person: {gender: {path: g, as: text}}}}",
        "mapping: 1\nsource: xml\ncase: {applicants: {person: {dateOfBirth: {path: g, list: x}}}}",
        "mapping: 1\nsource: xml\ncase: {applicants: {person: {dateOfBirth: {path: g, format: mm}}}}",
        "mapping: 1\nsource: xml\ncase: {applicants: {person: {dateOfBirth: {parts: {month: m}}}}}",
        "mapping: 1\nsource: xml\ncase: {fields: {x: {path: x}}}",
        "mapping: 1\nsource: xml\ncase: {fields: {x: x}}",
        "mapping: 1\nsource: xml\ncase: {fields: {x: {label: X}}}",
        "mapping: 1\nsource: xml\ncase: {fields: {x: {label: X, path: x, value: y}}}",
        "mapping: 1\nsource: xml\ncase: {fields: {x: {label: X, path: x, as: mony}}}",
        "mapping: 1\nsource: xml\ncase: {fields: {x: {label: X, path: x, list: y}}}",
        "mapping: 1\nsource: xml\ncase: {fields: {x: {label: X, path: x, as: code, unknown: drop}}}",
        "mapping: 1\nsource: xml\ncase: {fields: {1x: {label: X, path: x}}}",
        "mapping: 1\nsource: xml\ncase: {groups: {x: {fields: {}}}}",
        "mapping: 1\nsource: xml\ncase: {}\nignore: [{path: a}]",
        "mapping: 1\nsource: xml\ncase: {}\nattach: [.]",
        "mapping: 1\nsource: xml\ncase: {}\nnamespaces: {1: x}"
      })
  void whatTheReaderRefusesForItsStructureTheSchemaRefusesToo(String mapping) {
    assertThatThrownBy(
            () ->
                new YamlMappings()
                    .compile(
                        "probe", "mapping.yaml", Map.of("mapping.yaml", mapping.getBytes(UTF_8))))
        .isInstanceOf(Fault.class);
    assertThat(findings(mapping)).isNotEmpty();
  }

  private static List<Error> findings(String mapping) {
    Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(mapping);
    return SCHEMA.validate(JSON.writeValueAsString(read), InputFormat.JSON);
  }
}
