package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/**
 * One district publishes the sample packages, another one takes them over: what the documents tell
 * to type. What this test publishes stays in {@code target/packages}, signed with a key that is
 * made here and thrown away: it shows the form, nobody should trust it.
 */
class SharingCommandsTest {
  private static final Path PUBLISHED = Path.of("target/packages");

  @TempDir static Path nord;
  private static String thumbprint;

  @TempDir Path sued;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void kreisNordPublishesTheSamples() throws IOException {
    SharingCommandsTest shell = new SharingCommandsTest();
    if (Files.exists(PUBLISHED)) {
      Folders.delete(PUBLISHED);
    }
    Path key = nord.resolve("sample.jwk.json");
    shell.succeeds("key", "new", "--out", key, "--name", "Beispiel (dieser Build)", "--json");
    thumbprint = shell.json().path("thumbprint").asString();
    List<Object> export = new ArrayList<>(List.of("export"));
    try (Stream<Path> packages = Files.list(Path.of("routes"))) {
      packages
          .filter(path -> Files.exists(path.resolve("package.yaml")))
          .sorted()
          .forEach(export::add);
    }
    export.addAll(List.of("--key", key, "--out", PUBLISHED));
    shell.succeeds(export.toArray());
    shell.succeeds("index", PUBLISHED, "--key", key);
    Files.copy(nord.resolve("sample.public.jwk.json"), PUBLISHED.resolve("sample.public.jwk.json"));
  }

  @BeforeEach
  void kreisSuedTrustsKreisNord() {
    succeeds(
        "trust",
        "add",
        PUBLISHED.resolve("sample.public.jwk.json"),
        "--thumbprint",
        thumbprint,
        "--tenant",
        "sued",
        "--publishers",
        sued.resolve("publishers"));
  }

  @Test
  void aSampleIsFoundInAFolderAndInstalled() throws IOException {
    assertThat(run(with("search", "wohngeld", "--from", PUBLISHED))).isZero();
    assertThat(out.toString()).contains("wohngeld:1.0.0").contains("1 in all");
    assertThat(run(with("search", "99107023037000", "--from", PUBLISHED, "--json"))).isZero();
    assertThat(json().get(0).path("id").asString()).isEqualTo("wohngeld");
    assertThat(run(with("search", "no such thing", "--from", PUBLISHED))).isEqualTo(1);

    succeeds(with("install", "wohngeld", "--from", PUBLISHED));
    assertThat(out.toString()).contains("all checks passed").contains("Nothing was activated");
    assertThat(sued.resolve("routes/wohngeld/package.yaml"))
        .hasSameBinaryContentAs(Path.of("routes/wohngeld/package.yaml"));

    assertThat(run("diff", "routes/wohngeld", sued.resolve("routes/wohngeld"))).isZero();
    succeeds("origin", "wohngeld", "--in", sued.resolve("routes"));
    assertThat(out.toString()).contains("'Beispiel (dieser Build)'").contains("for tenant 'sued'");
    Files.writeString(sued.resolve("routes/wohngeld/more.txt"), "x");
    assertThat(run("origin", "wohngeld", "--in", sued.resolve("routes"))).isEqualTo(1);
    assertThat(out.toString()).contains("changed here after its import");
  }

  @Test
  void aSampleIsInstalledFromAPlainWebFolder() throws IOException {
    HttpServer web =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            PUBLISHED.toAbsolutePath(),
            SimpleFileServer.OutputLevel.NONE);
    web.start();
    try {
      String url = "http://localhost:" + web.getAddress().getPort();
      succeeds(with("install", "gewerbeanmeldung:1.1.0", "--from", url));
      assertThat(sued.resolve("routes/gewerbeanmeldung/package.yaml")).exists();
      assertThat(run(with("install", "gewerbeanmeldung:7.0.0", "--from", url))).isEqualTo(1);
      assertThat(err.toString()).contains("FB-SHR-020");
    } finally {
      web.stop(0);
    }
  }

  @Test
  void anUpgradeShowsWhatChangesAndWhatHasToBeDone() throws IOException {
    succeeds(with("install", "wohngeld", "--from", PUBLISHED));
    Path next = nord.resolve("next/wohngeld");
    copy(Path.of("routes/wohngeld"), next);
    replace(next.resolve("package.yaml"), "version: 1.0.0", "version: 1.1.0");
    replace(
        next.resolve("package.yaml"),
        "parameters:",
        "parameters:\n  kasse: { type: text, description: Name der Kasse }");
    Path key = nord.resolve("sample.jwk.json");
    succeeds("export", next, "--key", key, "--out", nord.resolve("more"));
    Path archive = nord.resolve("more/wohngeld-1.1.0.fbrp");

    succeeds(with("import", archive, "--dry-run"));
    assertThat(out.toString())
        .contains("~ version: 1.0.0 → 1.1.0")
        .contains("give 'kasse' a value")
        .contains("Nothing was written");
    assertThat(run("diff", sued.resolve("routes/wohngeld"), archive, "--json")).isEqualTo(1);
    assertThat(json().path("required").get(0).asString()).isEqualTo("kasse");
    assertThat(run("diff", sued.resolve("routes/nothing"), archive)).isEqualTo(2);

    succeeds(with("import", archive, "--json"));
    assertThat(json().path("kind").asString()).isEqualTo("NEWER");
    assertThat(run(with("import", PUBLISHED.resolve("wohngeld-1.0.0.fbrp")))).isEqualTo(1);
    assertThat(err.toString()).contains("FB-SHR-013");
  }

  @Test
  void whoIsNotTrustedIsRefusedUntilHeIs() {
    Object[] install = with("install", "wohngeld", "--from", PUBLISHED);
    Object[] trust = {"--tenant", "sued", "--publishers", sued.resolve("publishers")};
    succeeds(joined(new Object[] {"trust", "list"}, trust));
    assertThat(out.toString()).contains(thumbprint).contains("trusted");
    succeeds(joined(new Object[] {"trust", "revoke", thumbprint}, trust));
    assertThat(run(install)).isEqualTo(1);
    assertThat(err.toString()).contains("FB-SHR-007");
    succeeds(joined(new Object[] {"trust", "remove", thumbprint}, trust));
    assertThat(run(install)).isEqualTo(1);
    assertThat(err.toString()).contains("FB-SHR-004");
    assertThat(sued.resolve("routes")).doesNotExist();
  }

  @Test
  void anIndexThatWasChangedOrSetBackIsRefused() throws IOException {
    Path mirror = sued.resolve("mirror");
    copy(PUBLISHED, mirror);
    succeeds(with("search", "--from", mirror));
    succeeds("index", mirror, "--key", nord.resolve("sample.jwk.json"));
    succeeds(with("search", "--from", mirror));

    for (String file : List.of("index.json", "index.jws")) {
      Files.copy(
          PUBLISHED.resolve(file), mirror.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(run(with("search", "--from", mirror))).isEqualTo(1);
    assertThat(err.toString()).contains("FB-SHR-019");

    replace(mirror.resolve("index.json"), "EUPL-1.2", "EUPL-1.1");
    assertThat(run(with("search", "--from", mirror))).isEqualTo(1);
    assertThat(err.toString()).contains("FB-SHR-008");
  }

  @Test
  void anArchiveThatIsNotTheOneOfTheIndexIsRefused() throws IOException {
    Path mirror = sued.resolve("mirror");
    copy(PUBLISHED, mirror);
    Path archive = mirror.resolve("wohngeld-1.0.0.fbrp");
    byte[] bytes = Files.readAllBytes(archive);
    bytes[bytes.length / 2] ^= 1;
    Files.write(archive, bytes);
    assertThat(run(with("install", "wohngeld", "--from", mirror))).isEqualTo(1);
    assertThat(err.toString()).contains("FB-SHR-010");

    Files.write(archive, new byte[bytes.length + 1]);
    HttpServer web =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            mirror.toAbsolutePath(),
            SimpleFileServer.OutputLevel.NONE);
    web.start();
    try {
      String url = "http://localhost:" + web.getAddress().getPort();
      for (Object source : List.of(mirror, url)) {
        assertThat(run(with("install", "wohngeld", "--from", source))).isEqualTo(1);
        assertThat(err.toString()).contains("FB-SHR-021");
      }
    } finally {
      web.stop(0);
    }
    assertThat(sued.resolve("routes/wohngeld")).doesNotExist();
  }

  @Test
  void aSourceThatIsNoHttpsAddressIsRefused() {
    for (String address :
        List.of(
            "http://packages.example.org/",
            "https://user:secret@packages.example.org/",
            "https://packages.example.org/?x=1",
            "http://localhost.evil.example/")) {
      assertThat(run(with("search", "--from", address))).as(address).isEqualTo(1);
      assertThat(err.toString()).contains("FB-SHR-021").doesNotContain("secret");
    }
  }

  @Test
  void aWebServerThatRedirectsIsNotFollowed() throws IOException {
    HttpServer other = server("/index.json", 200, null);
    HttpServer web =
        server("/index.json", 302, "http://localhost:" + other.getAddress().getPort() + "/");
    try {
      String url = "http://localhost:" + web.getAddress().getPort() + "/";
      assertThat(run(with("search", "--from", url))).isEqualTo(1);
      assertThat(err.toString()).contains("FB-SHR-021").contains("302");
    } finally {
      web.stop(0);
      other.stop(0);
    }
  }

  @Test
  void aNewPackageIsValidPassesItsFixtureAndCanBeShared() {
    Path routes = sued.resolve("own");
    succeeds("new", "hundesteuer", "--title", "Hundesteuer", "--into", routes);
    succeeds("new", "katzensteuer", "--source", "json", "--into", routes);
    succeeds("new", "mietzuschuss", "--from", "routes/wohngeld", "--into", routes);
    assertThat(run("new", "hundesteuer", "--into", routes)).isEqualTo(1);
    assertThat(run("new", "Hunde Steuer", "--into", routes)).isEqualTo(1);
    succeeds("validate", routes.resolve("hundesteuer"));
    for (String name : List.of("hundesteuer", "katzensteuer")) {
      succeeds("test", routes.resolve(name));
      assertThat(out.toString()).contains("1 of 1 fixtures as expected");
    }
    succeeds(
        "export",
        routes.resolve("hundesteuer"),
        routes.resolve("katzensteuer"),
        routes.resolve("mietzuschuss"),
        "--key",
        nord.resolve("sample.jwk.json"),
        "--out",
        sued);
    assertThat(sued.resolve("katzensteuer-0.1.0-draft.fbrp")).exists();
  }

  @Test
  void wrongUsageIsStatusTwo() {
    assertThat(run("import", "x.fbrp")).isEqualTo(2);
    assertThat(run("trust")).isEqualTo(2);
    assertThat(run("key", "new", "--out", sued.resolve("key.pem"), "--name", "X")).isEqualTo(2);
  }

  private static HttpServer server(String path, int status, String location) throws IOException {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext(
        path,
        exchange -> {
          if (location != null) {
            exchange.getResponseHeaders().add("Location", location + "index.json");
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    web.start();
    return web;
  }

  private Object[] with(Object... arguments) {
    return joined(
        arguments,
        "--tenant",
        "sued",
        "--publishers",
        sued.resolve("publishers"),
        "--into",
        sued.resolve("routes"));
  }

  private static Object[] joined(Object[] arguments, Object... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray();
  }

  private void succeeds(Object... arguments) {
    assertThat(run(arguments)).as("%s %s", out, err).isZero();
  }

  private int run(Object... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new RoutesCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(FallbrueckeCommand::failed)
        .execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
  }

  private JsonNode json() {
    return Json.mapper().readTree(out.toString());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(path));
        Files.createDirectories(target.getParent());
        Files.copy(path, target);
      }
    }
  }

  private static void replace(Path file, String text, String by) throws IOException {
    String old = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(old).contains(text);
    Files.writeString(file, old.replace(text, by));
  }
}
