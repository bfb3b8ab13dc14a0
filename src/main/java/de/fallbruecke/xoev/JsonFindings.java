package de.fallbruecke.xoev;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.regex.Pattern;

/**
 * Turns the errors of the library into findings. Its messages quote values, so only keyword and
 * place are taken; a property name from the message is shown only if it looks like a field id.
 */
final class JsonFindings {
  private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z0-9_.$:-]{1,60}");
  private static final int MAX_PATH = 500;

  private JsonFindings() {}

  static Validation.Finding of(Error error) {
    String keyword = error.getKeyword() == null ? "schema" : error.getKeyword();
    String pointer = pointer(error.getInstanceLocation());
    // the library names the missing or the surplus property beside its parent
    if (error.getProperty() != null) {
      pointer = append(pointer, error.getProperty());
    }
    return finding(Validation.Finding.Kind.SCHEMA, keyword, pointer);
  }

  static Validation.Finding unknownCode(String pointer) {
    return finding(Validation.Finding.Kind.CODE, "code", pointer);
  }

  static String append(String pointer, String name) {
    String step = FIELD_NAME.matcher(name).matches() ? name : "…";
    return pointer.length() > MAX_PATH ? pointer : pointer + "/" + step;
  }

  private static Validation.Finding finding(
      Validation.Finding.Kind kind, String rule, String pointer) {
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    return new Validation.Finding(
        kind, rule, 0, 0, pointer.isEmpty() ? "/" : pointer, RuleSentences.english(rule, name));
  }

  private static String pointer(NodePath path) {
    String pointer = "";
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer = append(pointer, String.valueOf(path.getElement(i)));
    }
    return pointer;
  }
}
