package de.fallbruecke.xta.box;

import java.util.Optional;
import java.util.UUID;

/** The ids of messages. They say all they mean, so that any process can read them. */
final class MessageIds {
  private static final String MESSAGE = "urn:de:xta:messageid:fallbruecke:";

  private MessageIds() {}

  static String of(UUID delivery) {
    return MESSAGE + delivery;
  }

  static Optional<UUID> delivery(String messageId) {
    String id = messageId.strip();
    if (!id.startsWith(MESSAGE) || id.length() != MESSAGE.length() + 36) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(id.substring(MESSAGE.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
