package de.fallbruecke.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fixtures grown to the size of a large application by repeating household and income. */
final class LargeMessage {
  static final String XML_MAPPING = "routes/sozialhilfe/mapping.yaml";
  static final String JSON_MAPPING = "routes/wohngeld/mapping.yaml";
  static final String JSON_SCHEMA = "urn:fallbruecke:synthetisch:fim-wohngeld:1.0";

  private LargeMessage() {}

  static byte[] xml(int bytes) {
    String message = read("routes/sozialhilfe/fixtures/zwei-antragsteller/input.xml");
    String member = first(message, "\\s*<soz:mitglied>.*?</soz:mitglied>");
    String income = first(message, "\\s*<soz:einkommen .*?</soz:einkommen>");
    int times = (bytes - message.length()) / (member.length() + income.length()) + 1;
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < times; i++) {
      // the first keeps its id: the income refers to it
      members.append(i == 0 ? member : member.replace("id=\"", "id=\"m" + i));
    }
    return message
        .replace(member, members)
        .replace(income, income.repeat(times))
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] json(int bytes) {
    String message = read("routes/wohngeld/fixtures/zwei-antragsteller/input.json");
    String member = first(message, "(?<=\"G99000020\": \\[)\\s*\\{.*?\\n    \\}");
    String income = first(message, "(?<=\"G99000040\": \\[)\\s*\\{.*?\\n    \\}");
    int times = (bytes - message.length()) / (member.length() + income.length() + 2) + 1;
    return message
        .replace(member, member + ("," + member).repeat(times - 1))
        .replace(income, income + ("," + income).repeat(times - 1))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String first(String text, String pattern) {
    Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("The fixture has no " + pattern);
    }
    return found.group();
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
