package de.fallbruecke.route.camel;

import org.apache.camel.component.properties.PropertiesLookup;
import org.apache.camel.component.properties.PropertiesParser;

/**
 * Camel's own placeholders, switched off: the values of an instance are in the text before Camel
 * sees it, so a placeholder that is left would reach for environment or system properties.
 */
final class RefusingPlaceholders implements PropertiesParser {
  @Override
  public String parseUri(
      String text,
      PropertiesLookup properties,
      boolean fallback,
      boolean keepUnresolvedOptional,
      boolean nestedPlaceholder) {
    if (text.contains("{{")) {
      throw new IllegalArgumentException("Placeholders are not resolved by Camel here");
    }
    return text;
  }

  @Override
  public String parseProperty(String key, String value, PropertiesLookup properties) {
    return value;
  }
}
