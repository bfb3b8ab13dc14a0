package de.fallbruecke.simulator.xta;

import java.util.List;

/** A message that came for a reader. */
public record XtaReceived(
    String id,
    String author,
    List<String> inReplyTo,
    XtaContent message,
    List<XtaContent> attachments) {
  public XtaReceived {
    inReplyTo = List.copyOf(inReplyTo);
    attachments = List.copyOf(attachments);
  }
}
