package de.fallbruecke.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
  @ParameterizedTest
  @CsvSource({
    "Antrag.pdf, Antrag.pdf",
    "Straße Nr. 5 (Kopie).pdf, Straße Nr. 5 (Kopie).pdf",
    "../../a.pdf, a.pdf",
    "C:\\x\\a.pdf, a.pdf",
    ".., fallback.bin",
    "'...', fallback.bin",
    "'', fallback.bin",
    "COM1.txt, _COM1.txt",
    "com¹, _com¹",
    "a:b?.pdf, a_b_.pdf",
    "'a.pdf. ', a.pdf",
    ".htaccess, htaccess"
  })
  void aNameIsCleaned(String name, String expected) {
    assertThat(new FileName().unique(name, "fallback.bin")).isEqualTo(expected);
  }

  @Test
  void controlAndDirectionCharactersAreReplaced() {
    assertThat(new FileName().unique("a\u0000b\u202Ec\ud800d.pdf", "x")).isEqualTo("a_b_c_d.pdf");
  }

  @Test
  void aLongNameKeepsItsExtension() {
    assertThat(new FileName().unique("ü".repeat(300) + ".pdf", "x")).matches("ü{88}\\.pdf");
  }

  @RepeatedTest(50)
  void anyNamesBecomeSafeAndDifferent(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    FileName names = new FileName();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      String name = names.unique(randomName(random), "document.bin");
      assertThat(name)
          .isNotBlank()
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}/\\\\:*?\"<>|%;]")
          .doesNotStartWith(".")
          .doesNotEndWith(".")
          .isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
      assertThat(seen.add(name.toLowerCase(Locale.ROOT))).as(name).isTrue();
    }
  }

  private static String randomName(Random random) {
    String[] pieces = {
      "a",
      "A",
      "ä",
      "a\u0308",
      ".",
      "..",
      "/",
      "\\",
      " ",
      "con",
      "nul",
      "\u0000",
      "\r\n",
      "\"",
      "\u202E",
      "😀",
      "\ud83d",
      ".pdf",
      "x".repeat(100),
      "(2)",
      ";",
      "%"
    };
    StringBuilder name = new StringBuilder();
    for (int n = random.nextInt(6); n > 0; n--) {
      name.append(pieces[random.nextInt(pieces.length)]);
    }
    return name.toString();
  }
}
