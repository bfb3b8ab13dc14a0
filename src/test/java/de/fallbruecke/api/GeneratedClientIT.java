package de.fallbruecke.api;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.api.ReadyCases.Doc;
import de.fallbruecke.api.ReadyCases.Ready;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.vault.StoredPart;
import de.fallbruecke.vault.Vault;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client that a common generator makes of {@code docs/reference/openapi.yaml} takes a case from
 * the first listing to the answer. The build generates it into {@code target/generated-client}.
 */
class GeneratedClientIT {
  private static final Path GENERATED = Path.of("target/generated-client/src/main/java");
  private static final Path WORK = Path.of("src/test/client/Fetch.java");

  private final TestApi site = TestApi.shared();

  @Test
  void whatAGeneratorMakesOfTheDescriptionTakesACaseAndAnswersTheApplicant(@TempDir Path classes)
      throws Exception {
    Ready ready =
        site.cases.offer(
            "soziales",
            "fv-a",
            new Doc("Nachweis.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
    compile(classes);
    Map<String, String> seen;
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      seen =
          work(loader)
              .apply(
                  HttpClient.newBuilder().sslContext(site.plain().sslContext()),
                  Map.of(
                      "address", Objects.toString(site.address).replaceAll("/$", ""),
                      "token", site.token("fv-a"),
                      "case", ready.id().toString(),
                      "notice", file(classes, "Bescheid.pdf", "%PDF-1.7 Bescheid").toString(),
                      "map",
                          file(classes, "Lageplan.png", "\u0089PNG\r\n\u001a\n map").toString()));
    }
    assertThat(seen)
        .containsEntry("renewed", "true")
        .containsEntry("original", new String(ReadyCases.ORIGINAL, StandardCharsets.UTF_8))
        .containsEntry("name", "Nachweis.pdf")
        .containsEntry("document", "%PDF-1.7")
        .containsEntry("part", "PDF")
        .containsEntry("message", "MESSAGE")
        .containsEntry("replies", "2");
    assertThat(seen.get("case")).contains(ready.id().toString());
    assertThat(seen.get("foreign")).startsWith("404 ").contains("FB-OFF-001");
    Delivery delivery = site.context.getBean(Deliveries.class).get(ready.delivery());
    assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(delivery.reference()).isEqualTo("AZ 50/99");
    assertThat(site.context.getBean(Vault.class).parts(UUID.fromString(seen.get("messageId"))))
        .as("documents that the client sends without saying what they are")
        .filteredOn(part -> part.name().startsWith("document/"))
        .extracting(StoredPart::mediaType)
        .containsExactlyInAnyOrder("application/pdf", "image/png");
  }

  private static Path file(Path directory, String name, String content) throws IOException {
    return Files.write(directory.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
  }

  @SuppressWarnings("unchecked") // the class is compiled here and implements just this
  private static BiFunction<HttpClient.Builder, Map<String, String>, Map<String, String>> work(
      ClassLoader loader) throws ReflectiveOperationException {
    return (BiFunction<HttpClient.Builder, Map<String, String>, Map<String, String>>)
        loader.loadClass("Fetch").getConstructor().newInstance();
  }

  private static void compile(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (var files = compiler.getStandardFileManager(found, null, StandardCharsets.UTF_8);
        Stream<Path> generated = Files.walk(GENERATED)) {
      List<Path> sources =
          Stream.concat(
                  Stream.of(WORK), generated.filter(file -> file.toString().endsWith(".java")))
              .toList();
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  found,
                  List.of("-proc:none", "-nowarn", "-d", classes.toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as(() -> found.getDiagnostics().toString()).isTrue();
    }
  }
}
