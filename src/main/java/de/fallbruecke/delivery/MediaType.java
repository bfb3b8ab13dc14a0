package de.fallbruecke.delivery;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A declared media type, made fit for a header and for choosing an extension. */
public final class MediaType {
  public static final String BINARY = "application/octet-stream";

  /** RFC 9110 §8.3.1 without parameters but a charset. */
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,80}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,80}( ?; ?charset=\"?[A-Za-z0-9_-]{1,40}\"?)?");

  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("application/pdf", "pdf"),
          Map.entry("application/xml", "xml"),
          Map.entry("text/xml", "xml"),
          Map.entry("application/json", "json"),
          Map.entry("text/plain", "txt"),
          Map.entry("text/csv", "csv"),
          Map.entry("image/png", "png"),
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/tiff", "tif"));

  private MediaType() {}

  /** The type if it is one, else octet-stream. */
  public static String clean(String declared) {
    return FORM.matcher(declared).matches() ? declared : BINARY;
  }

  /** Extension for a generated file name; {@code bin} for what is not known to be plain data. */
  public static String extension(String clean) {
    String bare = clean.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return EXTENSIONS.getOrDefault(bare, bare.endsWith("+xml") ? "xml" : "bin");
  }
}
