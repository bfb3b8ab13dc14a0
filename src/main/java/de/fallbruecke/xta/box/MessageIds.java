package de.fallbruecke.xta.box;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids of messages and iterators. Both say all they mean, so that any process can read them. */
final class MessageIds {
  private static final String MESSAGE = "urn:de:xta:messageid:fallbruecke:";
  private static final String REQUEST = "urn:de:xta:requestid:fallbruecke:";

  private static final Pattern PLACE = Pattern.compile("(\\d{1,18})-(\\d{1,4})-(new|all)");

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

  /** Where a list stands: what comes after this place, so many at once, only new ones or all. */
  record Position(long after, int limit, boolean onlyNew) {
    String id() {
      return "%s%d-%d-%s".formatted(REQUEST, after, limit, onlyNew ? "new" : "all");
    }

    static Optional<Position> of(String requestId) {
      String id = requestId.strip();
      Matcher written = PLACE.matcher(id.startsWith(REQUEST) ? id.substring(REQUEST.length()) : "");
      return written.matches()
          ? Optional.of(
              new Position(
                  Long.parseLong(written.group(1)),
                  Integer.parseInt(written.group(2)),
                  written.group(3).equals("new")))
          : Optional.empty();
    }
  }
}
