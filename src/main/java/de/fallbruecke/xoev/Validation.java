package de.fallbruecke.xoev;

import java.util.List;
import java.util.Locale;

/**
 * Result of a validation.
 *
 * @param findings empty if valid; at most 100
 */
public record Validation(List<Finding> findings) {
  public Validation {
    findings = List.copyOf(findings);
  }

  /** Hints do not make a document invalid. */
  public boolean valid() {
    return findings.stream().allMatch(finding -> finding.kind() == Finding.Kind.HINT);
  }

  /**
   * One finding; never contains a value of the document.
   *
   * @param rule for example {@code cvc-complex-type.2.4.a}, a JSON Schema keyword, or {@code
   *     schematron:} with the id of the assertion
   * @param line from 1, 0 if unknown
   * @param column from 1, 0 if unknown
   * @param path where in the document: an XPath of element names or a JSON pointer
   * @param message plain sentence without values
   */
  public record Finding(Kind kind, String rule, int line, int column, String path, String message) {
    /** What kind of rule. */
    public enum Kind {
      SCHEMA,
      /** A code that its list does not have; never a reason to reject. */
      CODE,
      /** A rule of the standard that only warns; never a defect. */
      HINT
    }

    /**
     * The plain sentence in another language: German, else English. A Schematron rule speaks the
     * language of its standard.
     */
    public String sentence(Locale locale) {
      if (rule.startsWith(SchematronFindings.PREFIX)) {
        return message;
      }
      String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("\\[\\d+\\]$", "");
      return RuleSentences.sentence(rule, name, locale);
    }
  }
}
