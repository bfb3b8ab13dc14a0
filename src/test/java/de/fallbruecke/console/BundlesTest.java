package de.fallbruecke.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.console.page.Bundles;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.testkit.ManualClock;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** German first, English complete. */
class BundlesTest {
  private static final Pattern USED_BY_TEMPLATE = Pattern.compile("#\\{([a-z][\\w.]*)");
  private static final Pattern USED_BY_CODE =
      Pattern.compile("(?:words\\.|\\b)text\\(\\s*\"([a-z][\\w.]*[\\w])\"");

  /** Members that the form shows by their meaning and not by their name, or elsewhere. */
  private static final Set<String> SHAPES =
      Set.of(
          "value",
          "values",
          "label",
          "list",
          "listVersion",
          "scheme",
          "type",
          "fields",
          "groups",
          "externalIds",
          "documents",
          "coverage",
          "leaves",
          "mapped",
          "attached",
          "ignored",
          "open",
          "openPaths",
          "count",
          "main",
          "original",
          "filename",
          "purpose",
          "description",
          "size",
          "sha512");

  private final Properties english = all("");
  private final Properties german = all("_de");

  @Test
  void bothLanguagesHaveTheSameKeysAndNoneIsEmpty() {
    assertThat(german.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    assertThat(Stream.of(german, english).flatMap(one -> one.values().stream()))
        .noneMatch(text -> text.toString().isBlank());
  }

  @Test
  void bothLanguagesTakeTheSameArguments() {
    for (String key : english.stringPropertyNames()) {
      if (english.getProperty(key).contains("{0")) {
        assertThat(arguments(german.getProperty(key)))
            .as(key)
            .isEqualTo(arguments(english.getProperty(key)));
        assertThat(english.getProperty(key) + german.getProperty(key))
            .as("apostrophes are quotes in a pattern: " + key)
            .doesNotContain("'");
      }
    }
  }

  @Test
  void everyKeyThatATemplateOrTheCodeNamesExists() throws IOException {
    TreeSet<String> used = new TreeSet<>();
    collect(Path.of("src/main/resources/templates"), ".html", USED_BY_TEMPLATE, used);
    collect(Path.of("src/main/java/de/fallbruecke/console"), ".java", USED_BY_CODE, used);
    used.removeIf(key -> key.endsWith("."));
    assertThat(used).hasSizeGreaterThan(80);
    assertThat(english.stringPropertyNames()).containsAll(used);
  }

  @Test
  void everyStateHasALabel() {
    for (SubmissionState state : SubmissionState.values()) {
      assertThat(english.stringPropertyNames())
          .contains(
              "state." + state, "evidence." + (state == SubmissionState.HELD ? "HELD" : state));
    }
    for (DeliveryState state : DeliveryState.values()) {
      assertThat(english.stringPropertyNames()).contains("delivery." + state);
    }
  }

  /** A new part of the schema shows up here until it has a label. */
  @Test
  void everyPartOfACaseRecordHasALabel() {
    JsonNode schema = schema();
    TreeSet<String> unnamed = new TreeSet<>();
    for (String name : memberNames(schema)) {
      if (!english.containsKey("case." + name) && !SHAPES.contains(name)) {
        unnamed.add(name);
      }
    }
    assertThat(unnamed).isEmpty();
  }

  @Test
  void agesAreWords() {
    ManualClock clock = ManualClock.standing();
    var messages = Bundles.messages();
    Wording german = new Wording(messages, Locale.GERMAN, clock.instant());
    Wording english = new Wording(messages, Locale.ENGLISH, clock.instant());
    assertThat(
            List.of(
                german.age(clock.instant().minusSeconds(3)),
                german.age(clock.instant().minusSeconds(60)),
                german.age(clock.instant().minusSeconds(600)),
                german.age(clock.instant().minusSeconds(3600)),
                german.age(clock.instant().minusSeconds(3 * 86400)),
                german.until(clock.instant().plusSeconds(125))))
        .containsExactly(
            "gerade eben",
            "vor 1 Minute",
            "vor 10 Minuten",
            "vor 1 Stunde",
            "vor 3 Tagen",
            "in 2 Minuten");
    assertThat(english.age(clock.instant().minusSeconds(7200))).isEqualTo("2 hours ago");
    assertThat(german.time(clock.instant())).isEqualTo("02.11.2026, 09:00:00");
    assertThat(german.date("1965-10")).isEqualTo("10/1965");
    assertThat(german.date("2026-02-31")).isEqualTo("2026-02-31");
    assertThat(german.size(1_250_000)).isEqualTo("1,2 MB");
  }

  private static JsonNode schema() {
    return Json.mapper()
        .readTree(
            Objects.requireNonNull(
                BundlesTest.class.getResourceAsStream("/schemas/case/1.0/case.schema.json")));
  }

  private static Set<String> memberNames(JsonNode schema) {
    Set<String> names = new TreeSet<>(schema.path("properties").propertyNames());
    for (JsonNode type : schema.path("$defs").values()) {
      names.addAll(type.path("properties").propertyNames());
    }
    return names;
  }

  private static int arguments(String pattern) {
    return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
  }

  private static void collect(Path folder, String ending, Pattern pattern, TreeSet<String> into)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(ending)).toList()) {
        Matcher matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          into.add(matcher.group(1));
        }
      }
    }
  }

  /** Every bundle but the one of the codes, which has a test of its own. */
  private static Properties all(String suffix) {
    Properties all = new Properties();
    for (String name : Bundles.BUNDLES) {
      if (!name.equals("messages/faults")) {
        bundle("/" + name + suffix + ".properties")
            .forEach(
                (key, text) ->
                    assertThat(all.put(key, text)).as("%s stands in two bundles", key).isNull());
      }
    }
    return all;
  }

  private static Properties bundle(String name) {
    try (var in =
        new InputStreamReader(
            Objects.requireNonNull(BundlesTest.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(in);
      return texts;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
