package de.fallbruecke.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForeignTextTest {
  @Test
  void aRightToLeftOverrideIsShownInsteadOfObeyed() {
    assertThat(ForeignText.line("rechnung\u202Efdp.exe")).isEqualTo("rechnung[U+202E]fdp.exe");
    assertThat(ForeignText.of("\u2066a\u2069\u200E\uFEFF"))
        .isEqualTo("[U+2066]a[U+2069][U+200E][U+FEFF]");
  }

  @Test
  void controlCharactersAreShownAndLineBreaksStayOnlyWhereThereAreLines() {
    assertThat(ForeignText.of("a\u0000b\u001Bc\nd\te")).isEqualTo("a[U+0000]b[U+001B]c\nd\te");
    assertThat(ForeignText.line("a\r\nb")).isEqualTo("a[U+000D][U+000A]b");
    assertThat(ForeignText.line("\uD800x")).isEqualTo("[U+D800]x");
  }

  @Test
  void lettersOfDin91379AndEmojiStayAsTheyAre() {
    String text = "Ĵu\u0323rgen s\u030C š C\u0328h\u0304 ẞ \uD83D\uDC68\u200D\uD83D\uDC69";
    assertThat(ForeignText.line(text)).isEqualTo(text);
  }

  @Test
  void endlessTextIsCutAndSaysHowLongItWas() {
    assertThat(ForeignText.of("ä".repeat(1_000_000)))
        .hasSizeLessThan(4_100)
        .endsWith("… (1000000)");
    assertThat(ForeignText.of(null)).isEmpty();
  }
}
