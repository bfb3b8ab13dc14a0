package de.fallbruecke.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents point to what exists: files, and the tests that the guarantees name. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern NAMED_TEST =
      Pattern.compile("`([A-Z]\\w*[a-z0-9](?:Test|IT))(?:\\.(\\w+))?`");

  @Test
  void everyRelativeLinkLeadsToAFile() throws IOException {
    List<String> broken =
        pages()
            .flatMap(
                page ->
                    LINK.matcher(read(page))
                        .results()
                        .map(link -> link.group(1))
                        .filter(target -> !Files.exists(page.resolveSibling(target)))
                        .map(target -> page + " -> " + target))
            .toList();

    assertThat(broken).isEmpty();
  }

  @Test
  void everyTestThatAPageNamesExists() throws IOException {
    List<String> missing =
        pages()
            .flatMap(
                page ->
                    NAMED_TEST
                        .matcher(read(page))
                        .results()
                        .filter(named -> !exists(named))
                        .map(named -> page + " names " + named.group()))
            .toList();

    assertThat(missing).isEmpty();
  }

  private static boolean exists(MatchResult named) {
    String source =
        tests()
            .filter(file -> file.getFileName().toString().equals(named.group(1) + ".java"))
            .map(LinksTest::read)
            .collect(Collectors.joining());
    return !source.isEmpty()
        && (named.group(2) == null || source.contains(" " + named.group(2) + "("));
  }

  private static Stream<Path> pages() throws IOException {
    Stream<Path> top = Files.list(Path.of("")).filter(f -> f.toString().endsWith(".md"));
    Stream<Path> docs = Files.walk(Path.of("docs")).filter(f -> f.toString().endsWith(".md"));
    return Stream.concat(top, docs);
  }

  private static Stream<Path> tests() {
    try {
      return Files.walk(Path.of("src/test/java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
