package de.fallbruecke.xta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message with its container.
 *
 * @param content the message itself; null if the container is encrypted, or has none (core 3.1.1)
 * @param encrypted the container is encrypted for its reader and cannot be read here
 */
public record XtaMessage(
    XtaMetaData metaData, @Nullable XtaPart content, List<XtaPart> attachments, boolean encrypted) {
  public XtaMessage {
    attachments = List.copyOf(attachments);
  }

  /** A readable message. */
  public static XtaMessage of(XtaMetaData metaData, XtaPart content, List<XtaPart> attachments) {
    return new XtaMessage(metaData, content, attachments, false);
  }
}
