package de.fallbruecke.simulator.pull;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What the sample specialist software writes to applicants: a text and two documents, made up.
 *
 * @param reference its own name of the case
 */
record Answer(String reference) {
  static final String BOUNDARY = "antwort-des-beispiel-fachverfahrens";

  /** As multipart/form-data (RFC 7578). */
  byte[] body() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(
        body,
        "name=\"text\"",
        "text/plain; charset=utf-8",
        "Ihr Antrag ist eingegangen und wird unter %s bearbeitet. (Beispiel)".formatted(reference));
    part(
        body,
        "name=\"document\"; filename=\"Eingangsbestaetigung.pdf\"",
        "application/pdf",
        "%PDF-1.4\n% Beispiel " + reference + "\n%%EOF\n");
    part(
        body,
        "name=\"document\"; filename=\"Merkblatt.txt\"",
        "text/plain",
        "Beispiel: Diese Unterlagen werden noch gebraucht.\n");
    write(body, "--" + BOUNDARY + "--\r\n");
    return body.toByteArray();
  }

  private static void part(
      ByteArrayOutputStream body, String disposition, String type, String content) {
    write(
        body,
        "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, disposition, type, content));
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
