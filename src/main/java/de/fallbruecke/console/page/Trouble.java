package de.fallbruecke.console.page;

import de.fallbruecke.platform.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong and what to do, in plain language.
 *
 * @param detail the message as logged, in English
 */
public record Trouble(String code, String title, String remedy, String detail) {
  public static Trouble of(FaultCode code, @Nullable String detail, Wording words) {
    return new Trouble(code.code(), words.title(code), words.remedy(code), ForeignText.of(detail));
  }
}
