package de.fallbruecke.xta;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header of a message, the same for both versions.
 *
 * @param inReplyTo ids of the messages it answers
 * @param replyTo to whom an answer goes if not to the author
 * @param requesterProcess the author's name of the process
 * @param responderProcess the reader's name of the process, such as a file number
 * @param serviceQuality the service profile, if one is asked for
 * @param properties what the scenario agrees upon, by code
 * @param size of the message in bytes
 * @param test a test message must not get into production
 */
public record XtaMetaData(
    String messageId,
    List<String> inReplyTo,
    XtaParty author,
    @Nullable XtaParty sender,
    @Nullable XtaParty replyTo,
    XtaParty reader,
    XtaQualifier qualifier,
    XtaTimes times,
    @Nullable String serviceQuality,
    @Nullable String requesterProcess,
    @Nullable String responderProcess,
    Map<XtaCode, String> properties,
    @Nullable Long size,
    boolean test) {
  public XtaMetaData {
    inReplyTo = List.copyOf(inReplyTo);
    properties = Map.copyOf(properties);
  }

  /** Only what every message has. */
  public static XtaMetaData of(
      String messageId, XtaParty author, XtaParty reader, XtaQualifier qualifier, XtaTimes times) {
    return new XtaMetaData(
        messageId, List.of(), author, null, null, reader, qualifier, times, null, null, null,
        Map.of(), null, false);
  }

  /** As a test message or not. */
  public XtaMetaData test(boolean isTest) {
    return new XtaMetaData(
        messageId,
        inReplyTo,
        author,
        sender,
        replyTo,
        reader,
        qualifier,
        times,
        serviceQuality,
        requesterProcess,
        responderProcess,
        properties,
        size,
        isTest);
  }

  /** As the answer to messages, with the names of the process at both ends. */
  public XtaMetaData answering(
      List<String> messageIds, @Nullable String requester, @Nullable String responder) {
    return new XtaMetaData(
        messageId,
        messageIds,
        author,
        sender,
        replyTo,
        reader,
        qualifier,
        times,
        serviceQuality,
        requester,
        responder,
        properties,
        size,
        test);
  }
}
