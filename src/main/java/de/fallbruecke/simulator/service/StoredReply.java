package de.fallbruecke.simulator.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A reply on disk: facts and encrypted parts. Whoever changes it holds its monitor. */
public final class StoredReply {
  private final Path directory;
  private volatile ReplyFacts facts;

  StoredReply(Path directory, ReplyFacts facts) {
    this.directory = directory;
    this.facts = facts;
  }

  /** The facts at this moment. */
  public ReplyFacts facts() {
    return facts;
  }

  UUID id() {
    return facts.replyId();
  }

  void facts(ReplyFacts changed) {
    StateFiles.write(directory.resolve("reply.json"), changed);
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

  Map<String, Object> authenticationTags() throws IOException {
    Map<String, Object> tags = new LinkedHashMap<>();
    tags.put("metadata", StoredSubmission.tag(metadata()));
    tags.put("data", StoredSubmission.tag(data()));
    Map<String, String> attachments = new LinkedHashMap<>();
    for (UUID attachment : facts.attachments()) {
      attachments.put(attachment.toString(), StoredSubmission.tag(attachment(attachment)));
    }
    tags.put("attachments", attachments);
    return tags;
  }
}
