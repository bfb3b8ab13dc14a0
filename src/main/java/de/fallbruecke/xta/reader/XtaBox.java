package de.fallbruecke.xta.reader;

import de.fallbruecke.submission.Destination;
import de.fallbruecke.xta.BoxClient;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.XtaQualifier;
import de.fallbruecke.xta.account.XtaAccount;
import de.fallbruecke.xta.sender.QualifierSettings;
import java.util.List;

/**
 * A configured destination with what empties it.
 *
 * @param reader whose box it is
 * @param serviceKeys checked: each has a key
 * @param reply what answers are about; not given if none are sent
 */
record XtaBox(
    Destination destination,
    XtaAccount account,
    XtaParty reader,
    BoxClient client,
    int pageSize,
    List<BoxSettings.ServiceKey> serviceKeys,
    QualifierSettings reply) {

  /** The key under which route packages know the service of the message. */
  String serviceKey(XtaQualifier about) {
    return serviceKeys.stream()
        .filter(entry -> entry.service() == null || entry.service().equals(about.service()))
        .filter(
            entry ->
                entry.messageType() == null
                    || entry.messageType().equals(about.messageType().code()))
        .map(BoxSettings.ServiceKey::key)
        .findFirst()
        .orElse(about.service());
  }
}
