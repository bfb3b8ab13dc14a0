package de.fallbruecke.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Options of a conversion, as written beside {@code as:}, to the conversion. */
final class ConversionCompiler {
  private static final Set<String> YES = Set.of("true", "1");
  private static final Set<String> NO = Set.of("false", "0");

  private final Report report;

  ConversionCompiler(Report report) {
    this.report = report;
  }

  Conversion plain(As as) {
    return compile(as, new Keys(report, new Yaml.Block(0, Map.of()), ""), "");
  }

  Conversion compile(As as, Keys keys, String field) {
    return switch (as) {
      case TEXT -> Plain.TEXT;
      case PRESENT -> Plain.PRESENT;
      case DATE -> Dates.full(dateFormat(keys, field));
      case PARTIAL_DATE -> Dates.partial(dateFormat(keys, field));
      case BOOLEAN -> yesOrNo(keys, field);
      case DECIMAL -> Numbers.decimal(numberFormat(keys, field));
      case MONEY -> Numbers.money(numberFormat(keys, field), currency(keys, field));
      case CODE, COUNTRY -> codes(as, keys, field);
      case AGS -> Plain.digits(8, "an AGS");
      case ARS -> Plain.digits(12, "an ARS");
      case IBAN -> Plain.iban();
    };
  }

  private Dates.Format dateFormat(Keys keys, String field) {
    String written = keys.word("format");
    if (written == null) {
      return Dates.Format.ISO;
    }
    return Dates.Format.named(written)
        .orElseGet(
            () -> {
              report.add(
                  keys.lineOf("format"),
                  field,
                  "'" + written + "' is no format of a date",
                  Suggestion.of(written, Dates.Format.names()));
              return Dates.Format.ISO;
            });
  }

  private Numbers.Format numberFormat(Keys keys, String field) {
    String written = keys.word("format");
    if (written == null || written.equals("point")) {
      return Numbers.Format.POINT;
    }
    if (!written.equals("german")) {
      report.add(
          keys.lineOf("format"),
          field,
          "'" + written + "' is no format of a number",
          Suggestion.of(written, List.of("point", "german")));
    }
    return Numbers.Format.GERMAN;
  }

  private String currency(Keys keys, String field) {
    String currency = keys.word("currency");
    if (currency != null && !currency.matches("[A-Z]{3}")) {
      report.add(
          keys.lineOf("currency"),
          field,
          "'" + currency + "' is no currency",
          "Write for example EUR.");
    }
    return currency == null ? "EUR" : currency;
  }

  private Conversion yesOrNo(Keys keys, String field) {
    Set<String> yes = keys.has("yes") ? keys.words("yes") : YES;
    Set<String> no = keys.has("no") ? keys.words("no") : NO;
    if (yes.stream().anyMatch(no::contains)) {
      report.add(keys.line(), field, "a word stands both in yes and in no", "Remove it from one.");
    }
    return Plain.yesOrNo(Set.copyOf(yes), Set.copyOf(no));
  }

  private Conversion codes(As as, Keys keys, String field) {
    String unknown = keys.word("unknown");
    if (unknown != null && !unknown.equals("keep")) {
      report.add(
          keys.lineOf("unknown"),
          field,
          "'unknown: " + unknown + "' has no meaning",
          "Write 'unknown: keep', or leave it out: then an unknown code holds the submission.");
    }
    return new Codes(
        keys.word("list"),
        keys.word("version"),
        labels(keys, field),
        unknown != null,
        as == As.COUNTRY ? Codes.COUNTRY : null);
  }

  private Map<String, String> labels(Keys keys, String field) {
    Map<String, String> labels = new HashMap<>();
    Yaml.Block block = keys.block("labels");
    if (block != null) {
      block
          .entries()
          .forEach(
              (code, label) -> {
                if (label instanceof Yaml.Text text && !text.value().isBlank()) {
                  labels.put(code.value(), text.value());
                } else {
                  report.add(
                      label.line(),
                      field,
                      "code '" + code.value() + "' has no label",
                      "Write code: label.");
                }
              });
    }
    return labels;
  }
}
