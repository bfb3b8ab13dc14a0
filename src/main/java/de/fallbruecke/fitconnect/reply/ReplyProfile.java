package de.fallbruecke.fitconnect.reply;

import java.util.List;
import java.util.UUID;

/**
 * What a destination says about its replies.
 *
 * @param destination its id at the delivery service; it never answers its own replies
 * @param processStandards those that it serves; empty means any
 * @param dataSchema what the structured data of a reply say they are; no official schema is known,
 *     so it is a setting
 */
public record ReplyProfile(UUID destination, List<String> processStandards, String dataSchema) {
  public ReplyProfile {
    processStandards = List.copyOf(processStandards);
  }
}
