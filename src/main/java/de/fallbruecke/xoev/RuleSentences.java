package de.fallbruecke.xoev;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Plain sentences for rules of XML Schema and JSON Schema; names at most the element. */
final class RuleSentences {
  private static final String BUNDLE = "messages.validation";
  private static final ResourceBundle.Control NO_DEFAULT_LOCALE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private RuleSentences() {}

  static String english(String rule, String element) {
    return sentence(rule, element, Locale.ROOT);
  }

  /** The sentence of the longest known beginning of the rule: 2.4.a, then 2.4, then 2 … */
  static String sentence(String rule, String element, Locale locale) {
    ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_DEFAULT_LOCALE);
    String key = rule;
    while (!bundle.containsKey(key) && key.lastIndexOf('.') > 0) {
      key = key.substring(0, key.lastIndexOf('.'));
    }
    String pattern = bundle.getString(bundle.containsKey(key) ? key : "schema");
    return MessageFormat.format(pattern, element);
  }
}
