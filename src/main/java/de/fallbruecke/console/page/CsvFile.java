package de.fallbruecke.console.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as a file that a spreadsheet opens with German settings: UTF-8 with a byte order mark,
 * semicolons, every value in quotes. A value that a spreadsheet would take for a formula begins
 * with an apostrophe (OWASP, CSV injection): a table must never call or calculate anything.
 */
public final class CsvFile {
  /** As it is sent. */
  public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Signs that begin a formula, their full-width forms included. */
  private static final String BEGINNINGS = "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20";

  private final Writer out;

  public CsvFile(Writer out) {
    this.out = out;
    write(String.valueOf(BYTE_ORDER_MARK));
  }

  /** Adds a row. */
  public void row(@Nullable String... values) {
    row(java.util.Arrays.stream(values).map(value -> value == null ? "" : value).toList());
  }

  /** Adds a row. */
  public void row(List<String> values) {
    write(String.join(";", values.stream().map(CsvFile::quoted).toList()) + "\r\n");
  }

  /** Hands on what was written. */
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String quoted(String value) {
    String text = ForeignText.cell(value).replace("\"", "\"\"");
    return '"' + (isFormula(value) || isFormula(text) ? "'" : "") + text + '"';
  }

  private static boolean isFormula(String value) {
    // a spreadsheet may leave out blanks at the beginning, also those of other scripts
    int first = 0;
    while (first < value.length()
        && (Character.isSpaceChar(value.charAt(first)) || value.charAt(first) == BYTE_ORDER_MARK)) {
      first++;
    }
    return first < value.length() && BEGINNINGS.indexOf(value.charAt(first)) >= 0;
  }

  private void write(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
