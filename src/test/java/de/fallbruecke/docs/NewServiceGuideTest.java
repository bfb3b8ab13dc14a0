package de.fallbruecke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.cli.FallbrueckeCommand;
import de.fallbruecke.testkit.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/how-to/new-service.md says, line by line, in an empty folder. */
class NewServiceGuideTest {
  private static final Path GUIDE = Path.of("docs/how-to/new-service.md");
  private static final Pattern FILE =
      Pattern.compile("^```\\w+ (\\S+)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern STEP =
      Pattern.compile(
          "^```\\w+ \\S+\n.*?^```$|^    (?:\\./fallbruecke|rm) [^\n]*$",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir Path folder;
  private final List<String> commands = new ArrayList<>();

  @Test
  void theGuideWorksAsItIsWritten() throws IOException {
    Files.createDirectories(folder.resolve("schemas/packs"));
    Files.createDirectories(folder.resolve("routes"));
    Path configuration = configuration();
    String guide = Files.readString(GUIDE);
    Matcher step = STEP.matcher(guide);
    while (step.find()) {
      String text = step.group();
      if (text.startsWith("```")) {
        write(text);
      } else if (text.strip().startsWith("rm -r ")) {
        remove(folder.resolve(text.strip().substring("rm -r ".length())));
      } else {
        run(text.strip(), configuration);
      }
    }

    assertThat(commands)
        .containsExactly(
            "schemas import",
            "routes new",
            "routes validate",
            "routes dry-run",
            "routes coverage",
            "routes test",
            "routes test",
            "routes doc",
            "routes activate",
            "routes show");
    Matcher shown =
        Pattern.compile("^    (ok {3}.*|\\d of \\d fixtures.*)$", Pattern.MULTILINE).matcher(guide);
    while (shown.find()) {
      assertThat(lastTest).as("what the guide shows").contains(shown.group(1));
    }
  }

  private String lastTest = "";

  private void write(String block) throws IOException {
    Matcher file = FILE.matcher(block);
    assertThat(file.matches()).isTrue();
    Path target = folder.resolve(file.group(1));
    Files.createDirectories(target.getParent());
    Files.writeString(target, file.group(2));
  }

  private void run(String line, Path configuration) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line.substring("./fallbruecke ".length()));
    while (word.find()) {
      words.add(word.group(1) == null ? here(word.group(2)) : word.group(1));
    }
    String command = words.get(0) + " " + words.get(1);
    commands.add(command);
    switch (command) {
      case "schemas import" -> words.addAll(List.of("--into", here("schemas/packs")));
      case "routes new" -> words.addAll(List.of("--into", here("routes/")));
      case "routes activate", "routes show" ->
          words.addAll(List.of("--config", configuration.toString()));
      default -> words.addAll(List.of("--schemas", here("schemas/packs")));
    }
    String said = said(words);
    if (command.equals("routes test")) {
      lastTest = said;
    }
  }

  /** Runs it; all of the guide's commands end well. */
  private static String said(List<String> words) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int status;
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      status = FallbrueckeCommand.execute(NewServiceGuideTest.class, words.toArray(String[]::new));
    } finally {
      System.setOut(before);
    }
    String said = bytes.toString(StandardCharsets.UTF_8);
    assertThat(status).as(String.join(" ", words) + "\n" + said).isZero();
    return said;
  }

  /** Paths of the guide lie in the test's folder. */
  private String here(String word) {
    return word.startsWith("routes/")
            || word.equals("muster")
            || word.equals("beschreibung")
            || word.startsWith("schemas/")
        ? folder.resolve(word).toString()
        : word;
  }

  private Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("fallbruecke.yaml"),
        """
        fallbruecke:
          data-directory: %s
          database:
            url: "%s"
          vault:
            master-key-file: /nowhere/key-that-a-command-does-not-need
          schemas:
            directory: %s
          tenants:
            musterkreis:
              title: Musterkreis
          destinations:
            hundesteuer:
              tenant: musterkreis
              channel: fitconnect
          routes:
            directory: %s
        """
            .formatted(
                folder,
                Database.migrated().url(),
                folder.resolve("schemas/packs"),
                folder.resolve("routes")));
  }

  private static void remove(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
