package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.XtaCode;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.XtaQualifier;
import de.fallbruecke.xta.XtaTimes;
import de.fallbruecke.xta.v211.box.MessageAttributes;
import de.fallbruecke.xta.v211.meta.DeliveryAttributes;
import de.fallbruecke.xta.v211.meta.KeyCode;
import de.fallbruecke.xta.v211.meta.MessageIdentification;
import de.fallbruecke.xta.v211.meta.MessageMetaData;
import de.fallbruecke.xta.v211.meta.Originators;
import de.fallbruecke.xta.v211.meta.Party;
import de.fallbruecke.xta.v211.meta.ProcessReference;
import de.fallbruecke.xta.v211.meta.Qualifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message's header. What is missing is read as an empty text: a message with a poor header
 * shall still be fetched, kept and held for a person. Only one without id cannot be handled.
 */
public final class MetaDataReading {
  private static final XtaParty NOBODY = XtaParty.of("", "");
  private static final XtaCode NO_CODE = new XtaCode("", null, "", "");

  private MetaDataReading() {}

  /** The header; empty if it has no message id. */
  public static Optional<XtaMetaData> of(@Nullable MessageMetaData from) {
    MessageIdentification id = from == null ? null : from.identification;
    if (from == null || id == null || text(id.messageId).isBlank()) {
      return Optional.empty();
    }
    Originators originators = from.originators == null ? new Originators() : from.originators;
    ProcessReference process = id.process;
    return Optional.of(
        new XtaMetaData(
            text(id.messageId).strip(),
            id.inReplyTo.stream().map(String::strip).toList(),
            Optional.ofNullable(party(originators.author)).orElse(NOBODY),
            party(originators.sender),
            party(originators.replyTo),
            Optional.ofNullable(from.destinations).map(to -> party(to.reader)).orElse(NOBODY),
            qualifier(from.qualifier),
            times(from.delivery),
            from.delivery == null ? null : from.delivery.serviceQuality,
            process == null ? null : process.requester,
            process == null ? null : process.responder,
            properties(from),
            from.size,
            Boolean.TRUE.equals(from.test)));
  }

  /** A line of a list in the short form: id, size and times; empty if it has no message id. */
  public static Optional<XtaMetaData> of(MessageAttributes from) {
    if (text(from.messageId).isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new XtaMetaData(
            text(from.messageId).strip(),
            List.of(),
            NOBODY,
            null,
            null,
            NOBODY,
            new XtaQualifier(null, "", null, from.scenario, NO_CODE, ""),
            new XtaTimes(
                null, null, null, from.obsoleteAfter, from.delivery, from.initialFetch, null),
            null,
            null,
            null,
            Map.of(),
            from.size == null ? null : from.size.longValue(),
            false));
  }

  /** A party; null if there is none. */
  public static @Nullable XtaParty party(@Nullable Party from) {
    return from == null || from.identifier == null
        ? null
        : new XtaParty(
            text(from.identifier.value).strip(),
            text(from.identifier.type),
            from.identifier.name,
            from.identifier.category);
  }

  private static XtaQualifier qualifier(@Nullable Qualifier from) {
    if (from == null) {
      return new XtaQualifier(null, "", null, "", NO_CODE, "");
    }
    return new XtaQualifier(
        from.subject,
        text(from.service).strip(),
        from.scenario == null ? null : codeOrNull(from.scenario.defined),
        from.scenario == null ? null : from.scenario.undefined,
        from.messageType == null
            ? NO_CODE
            : new XtaCode(
                text(from.messageType.code).strip(),
                from.messageType.name,
                text(from.messageType.listUri),
                text(from.messageType.listVersion)),
        from.messageType == null ? "" : text(from.messageType.payloadSchema).strip());
  }

  private static XtaTimes times(@Nullable DeliveryAttributes from) {
    return from == null
        ? new XtaTimes(null, null, null, null, null, null, null)
        : new XtaTimes(
            from.origin,
            from.initialSend,
            from.notBefore,
            from.obsoleteAfter,
            from.delivery,
            from.initialFetch,
            from.reception);
  }

  private static Map<XtaCode, String> properties(MessageMetaData from) {
    Map<XtaCode, String> all = new HashMap<>();
    if (from.properties != null) {
      from.properties.properties.forEach(
          property -> {
            XtaCode key = codeOrNull(property.key);
            if (key != null) {
              all.put(key, text(property.value));
            }
          });
    }
    return all;
  }

  private static @Nullable XtaCode codeOrNull(@Nullable KeyCode from) {
    return from == null
        ? null
        : new XtaCode(
            text(from.code).strip(), from.name, text(from.listUri), text(from.listVersion));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
