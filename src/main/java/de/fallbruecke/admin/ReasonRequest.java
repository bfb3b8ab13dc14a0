package de.fallbruecke.admin;

import de.fallbruecke.api.ApiFault;
import de.fallbruecke.api.JsonBody;
import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why a person does something; it is kept. */
record ReasonRequest(@Nullable String reason) {
  private static final int BODY = 4 * 1024;
  private static final int LONGEST = 500;

  /**
   * The reason in the body.
   *
   * @throws ApiFault API_VALUE_INVALID if there is none
   */
  static String read(HttpServletRequest request) throws IOException {
    String reason = JsonBody.read(request, ReasonRequest.class, BODY).reason();
    return checked(reason);
  }

  static String checked(@Nullable String reason) {
    String clean = reason == null ? "" : reason.replaceAll("\\p{Cntrl}+", " ").strip();
    if (clean.isEmpty() || clean.length() > LONGEST) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID,
          "reason must have 1 to %d characters. Nothing was done.".formatted(LONGEST));
    }
    return clean;
  }
}
