package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.XtaCode;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.XtaQualifier;
import de.fallbruecke.xta.XtaTimes;
import de.fallbruecke.xta.v211.meta.BusinessScenario;
import de.fallbruecke.xta.v211.meta.DeliveryAttributes;
import de.fallbruecke.xta.v211.meta.Destinations;
import de.fallbruecke.xta.v211.meta.KeyCode;
import de.fallbruecke.xta.v211.meta.MessageIdentification;
import de.fallbruecke.xta.v211.meta.MessageMetaData;
import de.fallbruecke.xta.v211.meta.MessageProperties;
import de.fallbruecke.xta.v211.meta.MessageType;
import de.fallbruecke.xta.v211.meta.Originators;
import de.fallbruecke.xta.v211.meta.Party;
import de.fallbruecke.xta.v211.meta.PartyIdentifier;
import de.fallbruecke.xta.v211.meta.ProcessReference;
import de.fallbruecke.xta.v211.meta.Property;
import de.fallbruecke.xta.v211.meta.Qualifier;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a message's header as the XML of the standard. */
public final class MetaDataText {
  private MetaDataText() {}

  /** The XML of the header. */
  public static MessageMetaData of(XtaMetaData from) {
    MessageMetaData to = new MessageMetaData();
    to.delivery = times(from);
    to.originators = new Originators();
    to.originators.author = party(from.author());
    to.originators.sender = partyOrNull(from.sender());
    to.originators.replyTo = partyOrNull(from.replyTo());
    to.destinations = new Destinations();
    to.destinations.reader = party(from.reader());
    to.identification = identification(from);
    to.qualifier = qualifier(from.qualifier());
    to.properties = properties(from.properties());
    to.size = from.size();
    to.test = from.test() ? true : null;
    return to;
  }

  /** The XML of a party. */
  public static Party party(XtaParty from) {
    Party to = new Party();
    to.identifier = new PartyIdentifier();
    to.identifier.value = from.id();
    to.identifier.type = from.type();
    to.identifier.name = from.name();
    to.identifier.category = from.category();
    return to;
  }

  private static @Nullable Party partyOrNull(@Nullable XtaParty from) {
    return from == null ? null : party(from);
  }

  private static DeliveryAttributes times(XtaMetaData from) {
    XtaTimes times = from.times();
    DeliveryAttributes to = new DeliveryAttributes();
    to.origin = times.origin();
    to.initialSend = times.initialSend();
    to.notBefore = times.notBefore();
    to.obsoleteAfter = times.obsoleteAfter();
    to.delivery = times.delivery();
    to.initialFetch = times.initialFetch();
    to.reception = times.reception();
    to.serviceQuality = from.serviceQuality();
    return to;
  }

  private static MessageIdentification identification(XtaMetaData from) {
    MessageIdentification to = new MessageIdentification();
    to.messageId = from.messageId();
    to.inReplyTo.addAll(from.inReplyTo());
    if (from.requesterProcess() != null || from.responderProcess() != null) {
      to.process = new ProcessReference();
      to.process.requester = from.requesterProcess();
      to.process.responder = from.responderProcess();
    }
    return to;
  }

  private static Qualifier qualifier(XtaQualifier from) {
    Qualifier to = new Qualifier();
    to.subject = from.subject();
    to.service = from.service();
    to.scenario = new BusinessScenario();
    if (from.scenario() == null) {
      to.scenario.undefined = from.scenarioText() == null ? "" : from.scenarioText();
    } else {
      to.scenario.defined = code(from.scenario());
    }
    to.messageType = new MessageType();
    to.messageType.code = from.messageType().code();
    to.messageType.name = from.messageType().name();
    to.messageType.listUri = from.messageType().listUri();
    to.messageType.listVersion = from.messageType().listVersion();
    to.messageType.payloadSchema = from.payloadSchema();
    return to;
  }

  /** The XML of a code. */
  public static KeyCode code(XtaCode from) {
    KeyCode to = new KeyCode();
    to.code = from.code();
    to.name = from.name();
    to.listUri = from.listUri();
    to.listVersion = from.listVersion();
    return to;
  }

  private static @Nullable MessageProperties properties(Map<XtaCode, String> from) {
    if (from.isEmpty()) {
      return null;
    }
    MessageProperties to = new MessageProperties();
    from.forEach(
        (key, value) -> {
          Property property = new Property();
          property.key = code(key);
          property.value = value;
          to.properties.add(property);
        });
    return to;
  }
}
