package de.fallbruecke.simulator;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something to send: a fixture of a route package.
 *
 * @param name {@code package/fixture}
 * @param metadata JSON file with fields to merge into the metadata
 */
public record Sample(
    String name, String routePackage, Path input, @Nullable Path metadata, List<Path> attachments) {
  private static final Set<String> DATA_TYPES = Set.of("application/xml", "application/json");
  private static final Map<String, String> TYPES =
      Map.of(
          "xml", "application/xml",
          "json", "application/json",
          "pdf", "application/pdf",
          "txt", "text/plain",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "png", "image/png");

  /** A draft of it to the destination. */
  public Draft draft(String destination) {
    Draft draft = draft(destination, input, attachments);
    if (metadata != null) {
      try {
        draft.metadata(Json.mapper().readValue(metadata, ObjectNode.class));
      } catch (JacksonException e) {
        throw new Fault(
            FaultCode.SAMPLE_INVALID,
            "metadata.json of sample " + name + " is no JSON object. Nothing was sent; correct it.",
            e);
      }
    }
    return draft;
  }

  /** A draft of any files. */
  public static Draft draft(String destination, Path input, List<Path> attachments) {
    Draft draft = Draft.to(destination).data(Source.of(existing(input)));
    if (DATA_TYPES.contains(type(input))) {
      draft.mimeType(type(input));
    }
    for (Path file : attachments) {
      draft.attach(
          Draft.Attachment.of(
              String.valueOf(file.getFileName()), type(file), Source.of(existing(file))));
    }
    return draft;
  }

  private static Path existing(Path file) {
    if (!Files.isReadable(file)) {
      throw new Fault(
          FaultCode.SAMPLE_INVALID,
          "File " + file + " cannot be read. Nothing was sent; check the name.");
    }
    return file;
  }

  private static String type(Path file) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(ending, "application/octet-stream");
  }
}
