package de.fallbruecke.simulator.service;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A submission on disk: its facts and the encrypted parts as files. Whoever changes it holds its
 * monitor.
 */
public final class StoredSubmission {
  /** Length of a base64url-encoded GCM tag of 128 bits. */
  static final int TAG_LENGTH = 22;

  private final Path directory;
  private volatile SubmissionFacts facts;

  StoredSubmission(Path directory, SubmissionFacts facts) {
    this.directory = directory;
    this.facts = facts;
  }

  /** The facts at this moment. */
  public SubmissionFacts facts() {
    return facts;
  }

  UUID id() {
    return facts.submissionId();
  }

  SubmissionStatus status() {
    return facts.status();
  }

  void facts(SubmissionFacts changed) {
    StateFiles.write(directory.resolve("submission.json"), changed);
    facts = changed;
  }

  Path metadata() {
    return directory.resolve("metadata.jwe");
  }

  Path data() {
    return directory.resolve("data.jwe");
  }

  Path attachment(UUID id) {
    return directory.resolve(id + ".attachment.jwe");
  }

  void removeContent() throws IOException {
    Files.deleteIfExists(metadata());
    Files.deleteIfExists(data());
    for (UUID attachment : facts.attachments()) {
      Files.deleteIfExists(attachment(attachment));
    }
  }

  void removeEverything() {
    StateFiles.removeDirectory(directory);
  }

  /** The authentication tags of all parts, as they stand in the submit event. */
  Map<String, Object> authenticationTags() throws IOException {
    Map<String, Object> tags = new LinkedHashMap<>();
    tags.put("metadata", tag(metadata()));
    if (Files.exists(data())) {
      tags.put("data", tag(data()));
    }
    Map<String, String> attachments = new LinkedHashMap<>();
    for (UUID attachment : facts.attachments()) {
      attachments.put(attachment.toString(), tag(attachment(attachment)));
    }
    tags.put("attachments", attachments);
    return tags;
  }

  /** The last segment of a JWE in a file. */
  static String tag(Path jwe) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(jwe.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(256, file.length())];
      file.seek(file.length() - end.length);
      file.readFully(end);
      String text = new String(end, StandardCharsets.US_ASCII);
      return text.substring(text.lastIndexOf('.') + 1);
    }
  }
}
