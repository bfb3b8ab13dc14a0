package de.fallbruecke.xta.box;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code fallbruecke.targets.<name>.xta-box}.
 *
 * @param party required; identifier of the reader, such as {@code ags:09000009}; a request that
 *     names another in its header is refused (9014)
 * @param author required; identifier under which the gateway appears as the author of messages
 * @param partyType type of both identifiers; default {@code xöv}
 * @param service service URI in the messages; default the key of the case's service
 * @param messageType code of the message type; default {@code fall} (unconfirmed: no official list
 *     knows messages of this gateway)
 * @param messageTypeList URI of the list of that code; default {@code
 *     urn:fallbruecke:xta:nachrichtentyp}
 * @param messageTypeListVersion version of that list; default {@code 1}
 * @param payloadSchema name of the schema of the message; default {@code urn:fallbruecke:case:1.0}
 * @param lease how long a fetched message stays away from the list while it is not closed, up to
 *     {@code 7d}; default {@code 1h}
 * @param clients required; certificates that may fetch, by a name of yours
 */
public record XtaBoxSettings(
    @Nullable String party,
    @Nullable String author,
    @Nullable String partyType,
    @Nullable String service,
    @Nullable String messageType,
    @Nullable String messageTypeList,
    @Nullable String messageTypeListVersion,
    @Nullable String payloadSchema,
    @Nullable Duration lease,
    @Nullable Map<String, Client> clients) {

  /**
   * {@code clients.<name>}; the fingerprint, or subject and issuer.
   *
   * @param certificateSha256 SHA-256 of the client certificate (DER), hex with or without colons
   * @param certificateSubject subject of the client certificate, RFC 2253
   * @param certificateIssuer issuer of the client certificate, RFC 2253
   */
  public record Client(
      @Nullable String certificateSha256,
      @Nullable String certificateSubject,
      @Nullable String certificateIssuer) {}
}
