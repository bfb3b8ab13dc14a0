package de.fallbruecke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Keeps docs/reference/configuration.md true: it is written from the records that bind the
 * settings. Write it anew with {@code -Dconfiguration.reference.write=true}.
 */
class ConfigurationReferenceTest {
  private static final Path PAGE = Path.of("docs/reference/configuration.md");
  private static final Path SOURCES = Path.of("src/main/java");

  private static final String TARGETS = "fallbruecke.targets.<name>";
  private static final Pattern TABLE =
      Pattern.compile("<!-- settings (\\S+) -->\\n(?:.*?)<!-- end -->", Pattern.DOTALL);

  /** Prefix, and the record that binds it. */
  private static final Map<String, String> BLOCKS = new LinkedHashMap<>();

  static {
    BLOCKS.put("fallbruecke.database", "platform.DatabaseSettings");
    BLOCKS.put("fallbruecke.vault", "vault.VaultSettings");
    BLOCKS.put("fallbruecke.tls.<name>", "platform.TlsSettings");
    BLOCKS.put("fallbruecke.tenants.<name>", "submission.ConfiguredDestinations$TenantEntry");
    BLOCKS.put("fallbruecke.fitconnect", "fitconnect.FitConnectSettings");
    BLOCKS.put("fallbruecke.xta", "xta.account.XtaSettings");
    BLOCKS.put("fallbruecke.destinations.<name>", "submission.ConfiguredDestinations$Entry");
    BLOCKS.put(
        "fallbruecke.destinations.<name>.fitconnect",
        "fitconnect.FitConnectSettings$DestinationSettings");
    BLOCKS.put("fallbruecke.destinations.<name>.xta", "xta.reader.BoxSettings");
    BLOCKS.put("fallbruecke.schemas", "xoev.SchemaProperties");
    BLOCKS.put("fallbruecke.routes", "route.RoutesProperties");
    BLOCKS.put("fallbruecke.targets.<name>", "delivery.TargetSettings");
    BLOCKS.put("fallbruecke.targets.<name>.rest", "delivery.rest.RestSettings");
    BLOCKS.put("fallbruecke.targets.<name>.file", "delivery.file.FileSettings");
    BLOCKS.put("fallbruecke.targets.<name>.sftp", "delivery.sftp.SftpSettings");
    BLOCKS.put("fallbruecke.targets.<name>.soap", "delivery.soap.SoapSettings");
    BLOCKS.put("fallbruecke.targets.<name>.xdomea", "delivery.xdomea.XdomeaSettings");
    BLOCKS.put("fallbruecke.targets.<name>.pull", "delivery.pull.PullSettings");
    BLOCKS.put("fallbruecke.targets.<name>.xta-box", "xta.box.XtaBoxSettings");
    BLOCKS.put("fallbruecke.api", "api.access.ApiSettings");
    BLOCKS.put("fallbruecke.targets.<name>.xta", "xta.sender.XtaTargetSettings");
    BLOCKS.put("fallbruecke.replies", "reply.ReplySettings");
    BLOCKS.put("fallbruecke.engine", "engine.EngineSettings");
    BLOCKS.put("fallbruecke.alarms", "alarm.AlarmSettings");
    BLOCKS.put("fallbruecke.console", "console.login.ConsoleSettings");
    BLOCKS.put("fallbruecke.about", "console.about.AboutSettings");
    BLOCKS.put("fallbruecke.console.oidc", "console.login.OidcSettings");
  }

  @Test
  void theConfigurationReferenceShowsEverySetting() throws Exception {
    String page = page();
    if (Boolean.getBoolean("configuration.reference.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  /**
   * The tables of the pages of channels and targets, between {@code settings <prefix>} and {@code
   * end}.
   */
  @Test
  void thePagesOfChannelsAndTargetsShowEverySetting() throws Exception {
    List<Path> pages = new ArrayList<>(List.of(Path.of("docs/reference/targets.md")));
    for (String folder : List.of("docs/reference/targets", "docs/reference/channels")) {
      try (Stream<Path> ways = Files.list(Path.of(folder))) {
        ways.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    Set<String> shown = new TreeSet<>();
    for (Path page : pages) {
      String text = Files.readString(page);
      String wanted =
          TABLE
              .matcher(text)
              .replaceAll(
                  found -> {
                    shown.add(found.group(1));
                    return Matcher.quoteReplacement(
                        "<!-- settings %s -->\n%s<!-- end -->"
                            .formatted(found.group(1), table(found.group(1))));
                  });
      if (Boolean.getBoolean("configuration.reference.write")) {
        Files.writeString(page, wanted);
      }
      assertThat(Files.readString(page)).isEqualTo(wanted);
    }
    assertThat(shown)
        .containsAll(BLOCKS.keySet().stream().filter(block -> block.startsWith(TARGETS)).toList())
        .contains(
            "fallbruecke.fitconnect",
            "fallbruecke.destinations.<name>.fitconnect",
            "fallbruecke.xta",
            "fallbruecke.destinations.<name>.xta");
  }

  private static String table(String prefix) {
    StringBuilder rows = new StringBuilder();
    try {
      rows(prefix, Class.forName("de.fallbruecke." + BLOCKS.get(prefix)), rows);
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException(prefix, e);
    }
    String base = prefix.startsWith(TARGETS) ? TARGETS : prefix;
    String text = rows.toString().replace("`" + base + ".", "`");
    String bare = text.replaceAll("(?m)^(\\| `[^`]*` \\|)  \\|", "$1");
    boolean defaults = text.lines().anyMatch(row -> !row.matches("\\| `[^`]*` \\|  \\| .*"));
    return defaults
        ? "| key under `%s` | default | meaning |\n|---|---|---|\n".formatted(base) + text
        : "| key under `%s` | meaning |\n|---|---|\n".formatted(base) + bare;
  }

  private static String page() throws Exception {
    StringBuilder page =
        new StringBuilder(
            """
            # Configuration

            Written from the code by `ConfigurationReferenceTest`; do not edit. A commented example is
            [config/fallbruecke.example.yaml](../../config/fallbruecke.example.yaml). An unknown key or a
            value that cannot be read stops the start with a message that names it.

            Durations are written like `500ms`, `10s`, `5m`, `7d`; sizes like `64MB`. `<name>` is a name of
            your choice. Secrets are better given as `…-file`.

            | key | default | meaning |
            |---|---|---|
            | `server.address` | `127.0.0.1` | where pages and callbacks are served; behind a reverse proxy that ends TLS |
            | `server.port` | `8080` | port of pages and callbacks |
            | `management.server.port` | `8081` | port of health and metrics, loopback only |
            | `fallbruecke.data-directory` | `data` | files that do not lie in the database |
            """);
    for (Map.Entry<String, String> block : BLOCKS.entrySet()) {
      rows(block.getKey(), Class.forName("de.fallbruecke." + block.getValue()), page);
    }
    return page.toString();
  }

  private static void rows(String prefix, Class<?> type, StringBuilder page) throws IOException {
    Map<String, String> meanings = meanings(type);
    for (RecordComponent component : type.getRecordComponents()) {
      String key = prefix + "." + key(type, component);
      Class<?> nested = nested(component.getGenericType());
      if (BLOCKS.containsKey(key) || isBlockOfItsOwn(component.getGenericType())) {
        continue; // has its own block
      }
      if (nested != null) {
        boolean named = component.getType() == Map.class;
        rows(named ? key + ".<name>" : key, nested, page);
        continue;
      }
      page.append("| `")
          .append(component.getType() == Map.class ? key + ".<name>" : key)
          .append("` | ")
          .append(defaultOf(type, component))
          .append(" | ")
          .append(meanings.getOrDefault(component.getName(), "see its page"))
          .append(" |\n");
    }
  }

  /** A block that is bound strictly by the package that knows it. */
  private static boolean isBlockOfItsOwn(Type type) {
    return type instanceof ParameterizedType p
        && p.getRawType() == Map.class
        && p.getActualTypeArguments()[1] == Object.class;
  }

  private static String key(Class<?> type, RecordComponent component) {
    return Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
        .filter(p -> p.getName().equals(component.getName()))
        .filter(p -> p.isAnnotationPresent(Name.class))
        .map(p -> p.getAnnotation(Name.class).value())
        .findFirst()
        .orElse(DataObjectPropertyName.toDashedForm(component.getName()));
  }

  private static String defaultOf(Class<?> type, RecordComponent component) {
    return Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
        .filter(p -> p.getName().equals(component.getName()))
        .map(p -> p.getAnnotation(DefaultValue.class))
        .filter(d -> d != null && d.value().length > 0)
        .map(d -> "`" + String.join(",", d.value()) + "`")
        .findFirst()
        .orElse(component.getType() == boolean.class ? "`false`" : "");
  }

  private static Class<?> nested(Type type) {
    if (type instanceof Class<?> c) {
      return c.isRecord() ? c : null;
    }
    if (type instanceof ParameterizedType p && p.getRawType() == Map.class) {
      return nested(p.getActualTypeArguments()[1]);
    }
    return null;
  }

  /** The @param texts of the Javadoc right before the record. */
  private static Map<String, String> meanings(Class<?> type) throws IOException {
    Class<?> outer = type;
    while (outer.getEnclosingClass() != null) {
      outer = outer.getEnclosingClass();
    }
    String source = Files.readString(SOURCES.resolve(outer.getName().replace('.', '/') + ".java"));
    Matcher record =
        Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\n\\s*)*(?:public )?record "
                    + type.getSimpleName()
                    + "\\(",
                Pattern.DOTALL)
            .matcher(source);
    if (!record.find()) {
      return Map.of();
    }
    String text =
        List.of(record.group(1).split("\\n", -1)).stream()
            .map(line -> line.replaceFirst("^\\s*\\*\\s?", "").strip())
            .collect(Collectors.joining(" "));
    Map<String, String> meanings = new LinkedHashMap<>();
    Matcher param = Pattern.compile("@param (\\w+) (.*?)(?=@param|$)").matcher(text);
    while (param.find()) {
      meanings.put(
          param.group(1),
          param
              .group(2)
              .strip()
              .replaceAll("\\{@code ((?:[^{}]|\\{[^}]*\\})*)\\}", "`$1`")
              .replace("|", "\\|"));
    }
    return meanings;
  }
}
