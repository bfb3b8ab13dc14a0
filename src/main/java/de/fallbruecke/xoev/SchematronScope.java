package de.fallbruecke.xoev;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.saxon.s9api.QName;

/**
 * What an expression of Schematron may use.
 *
 * @param variables declared so far
 * @param parameters of the pattern that stands for an abstract one, written {@code $name}
 */
record SchematronScope(List<QName> variables, Map<String, String> parameters) {
  SchematronScope with(QName name) {
    List<QName> more = new ArrayList<>(variables);
    more.add(name);
    return new SchematronScope(List.copyOf(more), parameters);
  }

  /** Parameters are text, put in before the expression is read (ISO 19757-3). */
  String filled(String expression) {
    String result = expression;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      result =
          result.replaceAll(
              "\\$" + Pattern.quote(parameter.getKey()) + "(?![\\w.-])",
              Matcher.quoteReplacement(parameter.getValue()));
    }
    return result;
  }
}
