package de.fallbruecke.api;

import de.fallbruecke.platform.FaultCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in the list of ready cases, as clients pass it back without looking into it. */
final class Cursor {
  private static final Pattern FORM = Pattern.compile("c1:(\\d{1,18})");

  private Cursor() {}

  static String of(long sequence) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("c1:" + sequence).getBytes(StandardCharsets.US_ASCII));
  }

  /** The place; the beginning if there is none. */
  static long read(@Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    try {
      var form =
          FORM.matcher(
              new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
      if (form.matches()) {
        return Long.parseLong(form.group(1));
      }
    } catch (IllegalArgumentException notBase64) {
      // said below
    }
    throw new ApiFault(
        FaultCode.API_REQUEST_INVALID, "The cursor is none of ours; begin without one.");
  }
}
