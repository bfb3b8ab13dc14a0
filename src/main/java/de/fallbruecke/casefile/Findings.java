package de.fallbruecke.casefile;

import jakarta.xml.bind.ValidationEvent;
import jakarta.xml.bind.ValidationEventHandler;
import jakarta.xml.bind.ValidationEventLocator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects what JAXB and the schema object to, reduced to rule and place: the messages of the
 * validator quote values, and a value may be somebody's name.
 */
final class Findings implements ValidationEventHandler {
  private static final int MAX = 10;
  private static final Pattern RULE = Pattern.compile("^(cvc-[A-Za-z0-9.\\-]+)");

  private final List<String> found = new ArrayList<>();

  @Override
  public boolean handleEvent(ValidationEvent event) {
    if (found.size() < MAX) {
      found.add(rule(event) + place(event.getLocator()));
    }
    return found.size() < MAX;
  }

  boolean any() {
    return !found.isEmpty();
  }

  private static String rule(ValidationEvent event) {
    Matcher rule = RULE.matcher(event.getMessage() == null ? "" : event.getMessage());
    return rule.find() ? rule.group(1) : "not a well-formed case record";
  }

  private static String place(ValidationEventLocator place) {
    if (place != null && place.getObject() != null) {
      return " in " + place.getObject().getClass().getSimpleName();
    }
    if (place != null && place.getLineNumber() > 0) {
      return " at line " + place.getLineNumber() + ", column " + place.getColumnNumber();
    }
    return "";
  }

  @Override
  public String toString() {
    return found.isEmpty() ? "no case record" : String.join("; ", found);
  }
}
