package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.platform.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Cuts the {@code content} of each data set out of the metadata byte for byte, because a hash over
 * a JSON value holds only for the spelling that was sent.
 */
final class RawContents {
  private RawContents() {}

  /** One slice per data set, in order; empty where the content is missing. UTF-8 only. */
  static List<byte[]> of(byte[] metadata) {
    List<byte[]> slices = new ArrayList<>();
    try (JsonParser parser = Json.mapper().createParser(metadata)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean dataSets = parser.currentName().equals("dataSets");
        JsonToken value = parser.nextToken();
        if (dataSets && value == JsonToken.START_ARRAY) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            slices.add(content(parser, metadata));
          }
        } else {
          parser.skipChildren();
        }
      }
    }
    return slices;
  }

  private static byte[] content(JsonParser parser, byte[] metadata) {
    byte[] slice = new byte[0];
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean content = parser.currentName().equals("content");
      parser.nextToken();
      int start = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      if (content && start >= 0) {
        parser.finishToken();
        slice = Arrays.copyOfRange(metadata, start, (int) parser.currentLocation().getByteOffset());
      }
    }
    return slice;
  }
}
