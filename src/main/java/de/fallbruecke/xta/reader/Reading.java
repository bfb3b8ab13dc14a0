package de.fallbruecke.xta.reader;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.xta.XtaMessage;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One message on its way into the vault. Every doubt holds the message and leaves it in the box:
 * XTA has no rejection, so nobody would hear of one.
 */
final class Reading {
  private final XtaBox box;
  private final Submission submission;
  private final XtaMessage message;
  private final XtaMetaData meta;
  private final Arrivals arrivals;
  private final UsedId usedId;
  private final ContainerParts parts;
  private final Map<String, String> facts = new TreeMap<>();

  Reading(
      XtaBox box,
      Submission submission,
      XtaMessage message,
      Arrivals arrivals,
      UsedId usedId,
      Staging staging) {
    this.box = box;
    this.submission = submission;
    this.message = message;
    this.meta = message.metaData();
    this.arrivals = arrivals;
    this.usedId = usedId;
    this.parts = new ContainerParts(submission, staging, box.account().maxContainer());
    facts.put("messageId", meta.messageId());
    facts.put("author", meta.author().id());
    facts.put("service", meta.qualifier().service());
    facts.put("messageType", meta.qualifier().messageType().code());
    facts.put("attachments", String.valueOf(message.attachments().size()));
  }

  Reception run() {
    if (!meta.reader().id().equals(box.reader().id())) {
      return held(FaultCode.XTA_READER_DIFFERS, "its reader is not the one of this destination");
    }
    if (message.encrypted()) {
      return held(FaultCode.XTA_ENCRYPTED, "it is encrypted for a key that the gateway has not");
    }
    XtaPart content = message.content();
    if (content == null) {
      return held(FaultCode.XTA_CONTENT_MISSING, "its container has no message");
    }
    Optional<Reception> notOffered = notOffered();
    if (notOffered.isPresent()) {
      return notOffered.get();
    }
    try {
      ContainerParts.Data data = parts.data(content, meta.qualifier().payloadSchema());
      List<Envelope.Document> documents = new ArrayList<>();
      for (XtaPart attachment : message.attachments()) {
        documents.add(parts.document(attachment));
      }
      return stored(data, documents);
    } catch (ContainerParts.Unfit unfit) {
      return held(unfit.code(), unfit.why());
    }
  }

  private Optional<Reception> notOffered() {
    Destination destination = box.destination();
    String service = box.serviceKey(meta.qualifier());
    if (!destination.services().isEmpty() && !destination.services().contains(service)) {
      return Optional.of(
          held(FaultCode.SERVICE_NOT_OFFERED, "the destination does not offer its service"));
    }
    if (!destination.schemas().isEmpty()
        && !destination.schemas().contains(meta.qualifier().payloadSchema())) {
      return Optional.of(
          held(FaultCode.DATA_SCHEMA_NOT_OFFERED, "the destination does not offer its schema"));
    }
    return Optional.empty();
  }

  private Reception stored(ContainerParts.Data data, List<Envelope.Document> documents) {
    List<String> hashes =
        Stream.concat(
                Stream.of(data.part().sha512()), documents.stream().map(Envelope.Document::sha512))
            .toList();
    Optional<Arrival> arrival = Arrival.of(meta, data.head(), hashes);
    facts.put(UsedId.DATA, data.part().sha512());
    facts.put(UsedId.CONTENT, Arrival.content(hashes));
    Optional<Submission> first = usedId.firstTaken(submission);
    if (first.isPresent()) {
      return usedId.had(first.get(), facts)
          ? new Reception.Repeated(first.get().id(), List.of(fetched()))
          : held(
              FaultCode.XTA_ID_REUSED,
              "its message id is that of submission %s, which had other content"
                  .formatted(first.get().id()));
    }
    if (arrival.isPresent()) {
      facts.put("messageKey", arrival.get().key());
      Arrivals.Claim claim = arrivals.claim(submission, arrival.get());
      if (!claim.submission().equals(submission.id())) {
        return claim.content().equals(arrival.get().content())
            ? new Reception.Repeated(claim.submission(), List.of(fetched()))
            : held(
                FaultCode.XTA_UUID_REUSED,
                "it has the author, type and UUID of submission %s but other content"
                    .formatted(claim.submission()));
      }
    }
    boolean test = meta.test() || data.head().test() || box.destination().test();
    facts.put("test", String.valueOf(test));
    return new Reception.Verified(
        Envelopes.of(box, meta, data, documents, test),
        Memo.of(meta, test).json(),
        List.of(fetched()));
  }

  private Event fetched() {
    return Event.of(UsedId.FETCHED, facts);
  }

  private Reception held(FaultCode code, String why) {
    return new Reception.Defective(
        false,
        code,
        List.of(
            new Problem(
                code.code(),
                code.name(),
                "%s Submission %s is held: %s. It stays in the box and is not acknowledged."
                    .formatted(code, submission.id(), why),
                "submission")),
        null,
        null,
        List.of(fetched()));
  }
}
