package de.fallbruecke.xta.sender;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be sent once.
 *
 * @param key ours, the same in every try
 * @param account through which it goes
 * @param messageId as the server gave it
 * @param content hash over what is sent, so that the key never stands for something else
 * @param handedOver the server has said that it has it
 */
public record Sending(
    String key, String account, String messageId, String content, boolean handedOver) {

  /** Hash over texts, each with its length. */
  public static String fingerprint(List<@Nullable String> texts) {
    StringBuilder all = new StringBuilder();
    for (String text : texts) {
      String known = text == null ? "" : text;
      all.append(known.length()).append(':').append(known);
    }
    return de.fallbruecke.platform.Sha512.hex(
        all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
