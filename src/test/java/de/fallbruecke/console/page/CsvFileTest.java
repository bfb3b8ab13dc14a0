package de.fallbruecke.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
  @Test
  void aRowIsReadByASpreadsheetWithGermanSettings() {
    StringWriter written = new StringWriter();
    CsvFile file = new CsvFile(written);
    file.row("Zustand", "Größe; \"neu\"", null);
    file.flush();
    assertThat(written).hasToString("\uFEFF\"Zustand\";\"Größe; \"\"neu\"\"\";\"\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "|x",
        "%x",
        "\uFF1D1",
        "\uFF0B1",
        "\uFF0D1",
        "\uFF201",
        "  =1",
        "\u00A0=1",
        "\u3000=1",
        "\uFEFF=1",
        "\u202E=1",
        "\u200B=1"
      })
  void nothingBeginsAFormula(String value) {
    assertThat(CsvFile.quoted(value)).matches("(?s)\"('|\\[U).*\"");
  }

  @Test
  void whatIsNoFormulaStaysAsItIs() {
    assertThat(CsvFile.quoted("FB-1=2")).isEqualTo("\"FB-1=2\"");
    assertThat(CsvFile.quoted("")).isEqualTo("\"\"");
  }

  @Test
  void oneMegabyteBecomesOneLine() {
    assertThat(CsvFile.quoted("a\n".repeat(500_000))).hasSizeLessThan(20_000).doesNotContain("\n");
  }

  @Test
  void whatAnAuditLogSaysIsNotCut() {
    String facts = "reason=" + "w".repeat(500) + ", grants=" + "x".repeat(1000);
    assertThat(CsvFile.quoted(facts)).isEqualTo('"' + facts + '"');
  }
}
