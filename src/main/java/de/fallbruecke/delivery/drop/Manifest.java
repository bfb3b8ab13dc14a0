package de.fallbruecke.delivery.drop;

import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.MediaType;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What lies in a drop folder. It is made from recorded sizes and hashes alone and holds no time, so
 * that every attempt to hand over the same case gives the same bytes.
 */
public final class Manifest {
  static final String FILE = "manifest.json";
  private static final String FORMAT = "fallbruecke-drop/1.0";

  /** A file in the folder and what goes into it. */
  record Placed(String file, Item item) {}

  private final List<Placed> files;
  private final byte[] bytes;

  private Manifest(List<Placed> files, byte[] bytes) {
    this.files = files;
    this.bytes = bytes;
  }

  static Manifest of(Parcel parcel) {
    List<Placed> files = new ArrayList<>();
    int number = 0;
    for (Item item : parcel.items()) {
      files.add(new Placed(generatedName(item, number++), item));
    }
    return new Manifest(List.copyOf(files), render(parcel, files));
  }

  /** Never the sender's name: only our words, a number and an extension from a fixed list. */
  private static String generatedName(Item item, int number) {
    String extension = MediaType.extension(item.mediaType());
    return switch (item.role()) {
      case CASE -> "case." + extension;
      case ORIGINAL -> "original." + extension;
      case DOCUMENT -> "document-%03d.%s".formatted(number, extension);
    };
  }

  private static byte[] render(Parcel parcel, List<Placed> files) {
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("format", FORMAT);
    root.put("idempotencyKey", parcel.key());
    root.put("caseId", parcel.caseId().toString());
    root.put("caseNumber", parcel.caseNumber());
    root.put("submissionId", parcel.delivery().submission().toString());
    root.put("tenant", parcel.tenant());
    root.put("test", parcel.test());
    ArrayNode list = root.putArray("files");
    for (Placed placed : files) {
      Item item = placed.item();
      ObjectNode file = list.addObject();
      file.put("file", placed.file());
      file.put("role", item.role().name().toLowerCase(Locale.ROOT));
      file.put("id", item.id());
      file.put("name", item.name());
      file.put("originalName", item.originalName());
      file.put("mediaType", item.mediaType());
      file.put("size", item.size());
      file.put("sha512", item.sha512());
    }
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  List<Placed> files() {
    return files;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  String sha512() {
    return Sha512.hex(bytes);
  }
}
