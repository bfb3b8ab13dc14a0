package de.fallbruecke.delivery.drop;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.file.LocalFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropFolderTest {
  private static final DropFiles UNTOUCHED = new LocalFiles(Path.of("not-there"));

  @ParameterizedTest
  @ValueSource(strings = {"../x", "A.b", "a b", "-a", "a.", "", "ä", "a/b", "a\u0000b"})
  void aKeyThatIsNoSafeNameBecomesAHash(String key) {
    assertThat(new DropFolder(UNTOUCHED, key).name()).matches("case-[0-9a-f]{32}");
  }

  @Test
  void aSafeKeyNamesTheFolder() {
    assertThat(new DropFolder(UNTOUCHED, "a.b").name()).isEqualTo("a.b");
    assertThat(new DropFolder(UNTOUCHED, "../x").name())
        .isNotEqualTo(new DropFolder(UNTOUCHED, "../y").name());
  }
}
