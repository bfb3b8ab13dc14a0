package de.fallbruecke.reply;

import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.OutgoingReply;
import de.fallbruecke.submission.ReplyAddress;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The content of replies in the vault, one owner per reply. */
final class ReplyContents {
  private static final String CONTENT = "content";
  private static final String MEMO = "memo";

  private final Vault vault;

  ReplyContents(Vault vault) {
    this.vault = vault;
  }

  Staging stage(UUID reply) {
    return vault.stage(reply);
  }

  /** Adds what the reply says to what is staged. */
  static void write(Staging staging, ReplyContent content) {
    write(staging, CONTENT, Json.mapper().writeValueAsBytes(content));
  }

  /** Stages the channel's notes; the caller commits and closes. */
  Staging memo(UUID reply, String memo) {
    Staging staging = vault.stage(reply);
    write(staging, MEMO, memo.getBytes(StandardCharsets.UTF_8));
    return staging;
  }

  /** As a channel gets it. */
  OutgoingReply outgoing(Reply reply, ReplyAddress address) {
    ReplyContent content =
        Json.mapper().readValue(vault.readFully(reply.id(), CONTENT), ReplyContent.class);
    return new OutgoingReply(
        reply.id(),
        address,
        reply.state().stage(),
        reply.externalId(),
        reply.state() == ReplyState.ACCEPTED ? null : memo(reply.id()),
        content.message(),
        content.documents(),
        document -> vault.read(reply.id(), document.part()));
  }

  /** Destroys key and content, in the caller's transaction. */
  void destroy(UUID reply) {
    vault.destroy(reply);
  }

  private @Nullable String memo(UUID reply) {
    return vault.parts(reply).stream().anyMatch(part -> part.name().equals(MEMO))
        ? new String(vault.readFully(reply, MEMO), StandardCharsets.UTF_8)
        : null;
  }

  private static void write(Staging staging, String name, byte[] bytes) {
    try (OutputStream out = staging.write(name, "application/json")) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
