package de.fallbruecke.xoev;

import com.helger.diagnostics.error.list.ErrorList;
import com.helger.genericode.Genericode10CodeListMarshaller;
import com.helger.genericode.Genericode10Helper;
import com.helger.genericode.v10.Annotation;
import com.helger.genericode.v10.CodeListDocument;
import com.helger.genericode.v10.Column;
import com.helger.genericode.v10.ColumnSet;
import com.helger.genericode.v10.KeyColumnRef;
import com.helger.genericode.v10.Row;
import com.helger.genericode.v10.SimpleCodeList;
import com.helger.genericode.v10.UseType;
import com.helger.genericode.v10.Value;
import de.fallbruecke.platform.SecureXml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * One genericode 1.0 file, reduced to codes and labels. Which columns those are is read from the
 * ColumnSet: published lists call them {@code code/name}, {@code SCHLUESSEL/Bezeichnung}, {@code
 * dbs/Behoerdenname} and more, and several columns may be keys (Codelistenhandbuch 1.0).
 *
 * @param labels every value of every key column, with the text of the first required column that is
 *     no key (else of the first such column, else the code itself)
 */
record GenericodeList(String uri, String version, Map<String, String> labels, Validity validity) {
  /** As the XÖV annotations of all generations call the first day (facts/xoev §2). */
  private static final Set<String> VALID_FROM =
      Set.of("validFrom", "datumGueltigkeitAb", "datumgueltigkeitab");

  static GenericodeList read(Path file) {
    CodeListDocument document = parse(file);
    ColumnSet columnSet = document.getColumnSet();
    SimpleCodeList rows = document.getSimpleCodeList();
    if (columnSet == null || rows == null) {
      throw Yaml.invalid(file, "it has no rows, or refers to columns of another file");
    }
    List<Column> columns = Genericode10Helper.getAllColumns(columnSet);
    List<String> keys = keyColumns(columnSet);
    List<String> names = nameColumns(columns, keys);
    Map<String, String> labels = new HashMap<>();
    for (Row row : rows.getRow()) {
      Map<String, String> values = values(row, columns);
      String label =
          names.stream().filter(values::containsKey).findFirst().map(values::get).orElse(null);
      for (String key : keys) {
        String code = values.get(key);
        if (code != null) {
          labels.putIfAbsent(code, label == null ? code : label);
        }
      }
    }
    return new GenericodeList(
        document.getIdentification().getCanonicalUri().strip(),
        document.getIdentification().getVersion().strip(),
        Map.copyOf(labels),
        validity(document));
  }

  private static Validity validity(CodeListDocument document) {
    Annotation annotation = document.getAnnotation();
    if (annotation == null) {
      return Validity.UNKNOWN;
    }
    return annotation.getDescription().stream()
        .flatMap(description -> description.getAny().stream())
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(element -> VALID_FROM.contains(element.getLocalName()))
        .map(element -> new Validity(date(element.getTextContent()), null))
        .findFirst()
        .orElse(Validity.UNKNOWN);
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** The library alone would read safely too; the one hardened reader adds our limits. */
  private static CodeListDocument parse(Path file) {
    Genericode10CodeListMarshaller marshaller = new Genericode10CodeListMarshaller();
    ErrorList errors = new ErrorList();
    marshaller.setCollectErrors(errors);
    marshaller.readExceptionCallbacks().removeAll();
    try (InputStream in = Files.newInputStream(file)) {
      CodeListDocument document = marshaller.read(SecureXml.source(in, file.toUri().toString()));
      if (document != null && errors.containsNoError()) {
        return document;
      }
    } catch (IOException e) {
      throw Yaml.invalid(file, "it cannot be read");
    }
    throw Yaml.invalid(file, "it is no valid genericode 1.0 file");
  }

  /** Keys of one column; a key composed of several identifies a row, but is no code. */
  private static List<String> keyColumns(ColumnSet columns) {
    List<List<String>> keys =
        Genericode10Helper.getAllKeys(columns).stream()
            .map(key -> key.getColumnRef().stream().map(GenericodeList::columnOf).toList())
            .toList();
    List<String> single =
        keys.stream().filter(key -> key.size() == 1).map(List::getFirst).distinct().toList();
    return single.isEmpty() && !keys.isEmpty() ? keys.getFirst().subList(0, 1) : single;
  }

  private static List<String> nameColumns(List<Column> columns, List<String> keys) {
    return columns.stream()
        .filter(column -> !keys.contains(column.getId()))
        .sorted(
            (a, b) ->
                Boolean.compare(b.getUse() == UseType.REQUIRED, a.getUse() == UseType.REQUIRED))
        .map(Column::getId)
        .toList();
  }

  private static Map<String, String> values(Row row, List<Column> columns) {
    Map<String, String> values = new HashMap<>();
    int position = 0;
    for (Value value : row.getValue()) {
      String column = columnOf(value.getColumnRef());
      if (column == null && position < columns.size()) {
        // genericode: without ColumnRef a value belongs to the column after the previous one
        column = columns.get(position).getId();
      }
      position = position(columns, column) + 1;
      if (column != null && value.getSimpleValue() != null) {
        values.put(column, value.getSimpleValue().getValue());
      }
    }
    return values;
  }

  private static int position(List<Column> columns, @Nullable String id) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).getId().equals(id)) {
        return i;
      }
    }
    return columns.size();
  }

  private static @Nullable String columnOf(@Nullable Object reference) {
    return switch (reference) {
      case null -> null;
      case Column column -> column.getId();
      case KeyColumnRef key -> columnOf(key.getRef());
      default -> reference.toString();
    };
  }
}
