package de.fallbruecke.xoev;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Collects what the schema says of one document. Its messages quote values, so only the rule and
 * the names of expected elements (which come from the schema) are taken out of them.
 */
final class XmlFindings implements ErrorHandler {
  private static final Pattern RULE = Pattern.compile("^([a-z][A-Za-z0-9.-]*):");
  private static final Pattern NAME_LIST = Pattern.compile("'\\{([^']*)\\}'");

  /** Xerces repeats a wrong value under these rules, right after the rule that says why. */
  private static final Set<String> ECHOES =
      Set.of("cvc-type.3.1.3", "cvc-attribute.3", "cvc-complex-type.2.2");

  private final List<Validation.Finding> findings = new ArrayList<>();
  private final ElementPath path = new ElementPath();
  private @Nullable Locator locator;

  /** Where the reader stands; codes are looked at outside of the schema, which knows by itself. */
  void readBy(Locator readers) {
    locator = readers;
  }

  Validation validation() {
    return new Validation(findings);
  }

  String path() {
    return path.toString();
  }

  void enter(String name) {
    path.enter(name);
  }

  void leave() {
    path.leave();
  }

  void unknownCode() throws Full {
    add(
        new Validation.Finding(
            Validation.Finding.Kind.CODE,
            "code",
            locator == null ? 0 : Math.max(0, locator.getLineNumber()),
            locator == null ? 0 : Math.max(0, locator.getColumnNumber()),
            path.toString(),
            RuleSentences.english("code", path.name())));
  }

  @Override
  public void warning(SAXParseException e) {
    // a warning does not make a document invalid
  }

  @Override
  public void error(SAXParseException e) throws SAXException {
    String message = String.valueOf(e.getMessage());
    Matcher matcher = RULE.matcher(message);
    String rule = matcher.find() ? matcher.group(1) : "schema";
    String where = path.toString();
    if (ECHOES.contains(rule)
        && !findings.isEmpty()
        && findings.getLast().path().equals(where)
        && findings.getLast().line() == e.getLineNumber()) {
      return;
    }
    add(
        new Validation.Finding(
            Validation.Finding.Kind.SCHEMA,
            rule,
            Math.max(0, e.getLineNumber()),
            Math.max(0, e.getColumnNumber()),
            where,
            RuleSentences.english(rule, path.name()) + expected(rule, message)));
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXException {
    throw e;
  }

  private static String expected(String rule, String message) {
    if (!rule.equals("cvc-complex-type.2.4.a") && !rule.equals("cvc-complex-type.2.4.b")) {
      return "";
    }
    String last = null;
    int groups = 0;
    for (Matcher matcher = NAME_LIST.matcher(message); matcher.find(); groups++) {
      last = matcher.group(1);
    }
    // of 2.4.a the first list is the element that was found
    if (last == null || (rule.endsWith("a") && groups < 2)) {
      return "";
    }
    String names = last.replaceAll("\"[^\"]*\":", "");
    return " Expected: " + (names.length() > 200 ? names.substring(0, 200) + "…" : names) + ".";
  }

  private void add(Validation.Finding finding) throws Full {
    findings.add(finding);
    if (findings.size() >= DocumentValidator.MAX_FINDINGS) {
      throw new Full();
    }
  }

  /** Enough findings. */
  static final class Full extends SAXException {}
}
