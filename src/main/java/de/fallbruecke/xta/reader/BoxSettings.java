package de.fallbruecke.xta.reader;

import de.fallbruecke.xta.sender.QualifierSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code fallbruecke.destinations.<name>.xta} as written.
 *
 * @param account required; name below {@code fallbruecke.xta.accounts}
 * @param identifier reader whose box it is, such as {@code ags:09000009}; default the identifier of
 *     the account
 * @param identifierType kind of the identifier; default that of the account
 * @param pageSize so many messages are asked for in one call of a listing
 * @param serviceKeys which service a message is about, if the route packages know it by another key
 *     than its service URI; the first entry that fits counts
 * @param reply what answers to the authors are about, as agreed with them; without it the gateway
 *     sends no replies for this destination
 */
public record BoxSettings(
    @Nullable String account,
    @Nullable String identifier,
    @Nullable String identifierType,
    @DefaultValue("200") int pageSize,
    @DefaultValue List<ServiceKey> serviceKeys,
    @DefaultValue QualifierSettings reply) {

  /**
   * One entry; what is left out fits anything.
   *
   * @param service service URI of the message
   * @param messageType code of the message type
   * @param key required; key of the service, such as {@code urn:de:fim:leika:leistung:99...}
   */
  public record ServiceKey(
      @Nullable String service, @Nullable String messageType, @Nullable String key) {}
}
