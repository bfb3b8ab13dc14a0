package de.fallbruecke.fitconnect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code fallbruecke.fitconnect.*}.
 *
 * @param accounts clients registered at FIT-Connect, by a name of our own
 * @param timeout how long to wait for an answer, and for each further part of it
 * @param keyDirectory where keys lie that were made or stored by a person in the console, private
 *     to the user of this process and shared by all processes; {@code fitconnect-keys} in the data
 *     directory if absent
 * @param oldKeyRest how long after the publication of a new key nothing may still come encrypted to
 *     the old one. An incomplete submission is deleted after a day (facts §11); unconfirmed that
 *     this is enough
 * @param checkAtStart fetch a token and compare published keys before anything begins
 */
record FitConnectSettings(
    @DefaultValue Map<String, AccountSettings> accounts,
    @DefaultValue("30s") Duration timeout,
    @Nullable Path keyDirectory,
    @DefaultValue("1d") Duration oldKeyRest,
    @DefaultValue("true") boolean checkAtStart) {

  /**
   * {@code fallbruecke.fitconnect.accounts.<name>.*}.
   *
   * @param tokenUrl where access tokens come from
   * @param submissionApi base address, without {@code /v2}
   * @param issuer how the delivery service calls itself in event tokens; the base address if absent
   * @param clientId as registered
   * @param clientSecret the secret, or
   * @param clientSecretFile a file that holds it
   * @param allowHttp plain HTTP to hosts other than this one; for test installations only
   */
  record AccountSettings(
      @Nullable String tokenUrl,
      @Nullable String submissionApi,
      @Nullable String issuer,
      @Nullable String clientId,
      @Nullable String clientSecret,
      @Nullable String clientSecretFile,
      @DefaultValue("false") boolean allowHttp) {
    @Override
    public String toString() {
      return "AccountSettings[" + clientId + "]";
    }
  }

  /**
   * {@code fallbruecke.destinations.<name>.fitconnect.*}.
   *
   * @param account name of the account
   * @param destinationId id at the delivery service
   * @param apiVersion {@code v2} or {@code v1}
   * @param decryptionKeys files with private JWKs; old ones stay until nothing is encrypted to them
   * @param signingKey file with the private JWK that signs receipts
   * @param callbackSecret the secret of the callback, or
   * @param callbackSecretFile a file that holds it; without either there are no callbacks
   * @param metadataVersions as published for the destination, exact or like {@code 2.x}; {@code
   *     2.x} for v2 and {@code 1.x} for v1 if absent
   * @param dataMediaTypes as published; any if absent
   * @param replyChannels as published; any if absent
   * @param replyApiVersion generation of the calls for replies; that of {@code api-version} if
   *     absent. Unconfirmed for {@code v2}
   * @param replyProcessStandards process standards of reply channels that are served; any if absent
   * @param replySchema what the structured data of a reply name as their schema
   * @param setPayloadVersion version of the event schema if the service's own event names none
   * @param maxSubmission largest answer with encrypted metadata and data; never more than a
   *     sixteenth of the heap
   * @param maxAttachment largest attachment object as it travels (base64url adds a third); a
   *     fragment is an object of its own
   * @param maxInflated largest plain text of metadata or data, also of a compressed one; never more
   *     than a sixteenth of the heap
   */
  record DestinationSettings(
      @Nullable String account,
      @Nullable String destinationId,
      @DefaultValue("v2") String apiVersion,
      @DefaultValue List<String> decryptionKeys,
      @Nullable String signingKey,
      @Nullable String callbackSecret,
      @Nullable String callbackSecretFile,
      @DefaultValue List<String> metadataVersions,
      @DefaultValue List<String> dataMediaTypes,
      @DefaultValue List<String> replyChannels,
      @Nullable String replyApiVersion,
      @DefaultValue List<String> replyProcessStandards,
      @DefaultValue("urn:fallbruecke:schema:reply:1") String replySchema,
      @DefaultValue("1.2.2") String setPayloadVersion,
      @DefaultValue("100MB") DataSize maxSubmission,
      @DefaultValue("768MB") DataSize maxAttachment,
      @DefaultValue("64MB") DataSize maxInflated) {
    @Override
    public String toString() {
      return "DestinationSettings[" + destinationId + "]";
    }
  }
}
