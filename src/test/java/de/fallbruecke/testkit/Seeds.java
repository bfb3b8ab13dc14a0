package de.fallbruecke.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What fuzzing begins with: well-formed examples, from which the fuzzer goes on. */
public final class Seeds {
  private Seeds() {}

  /** These texts, in UTF-8. */
  public static Stream<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** All files below a folder of the project whose name ends so. */
  public static Stream<byte[]> files(String folder, String ending) {
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      return all
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .map(Seeds::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
