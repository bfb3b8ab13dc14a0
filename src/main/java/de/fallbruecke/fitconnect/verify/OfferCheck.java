package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.fitconnect.api.RemoteSubmission;
import java.util.List;
import java.util.Optional;

/** Compares a submission with what the destination offers: service, data schema, reply channel. */
final class OfferCheck {
  private final Profile profile;

  OfferCheck(Profile profile) {
    this.profile = profile;
  }

  void check(RemoteSubmission submission, Metadata metadata, Findings findings) {
    service(submission, metadata, findings);
    Metadata.DataEntry data = metadata.data();
    if (data != null
        && !(offered(profile.destination().schemas(), data.schemaUri())
            && offered(profile.dataMediaTypes(), data.mediaType()))) {
      findings.add(
          DefectKind.DATA_SCHEMA_NOT_OFFERED,
          Defect.METADATA,
          "the destination does not offer the schema %s as %s"
              .formatted(data.schemaUri(), data.mediaType()));
    }
    metadata
        .replyKind()
        .filter(kind -> !offered(profile.replyChannels(), kind))
        .ifPresent(
            kind ->
                findings.add(
                    DefectKind.REPLY_CHANNEL_NOT_OFFERED,
                    Defect.METADATA,
                    "the destination does not offer the chosen reply channel"));
  }

  private void service(RemoteSubmission submission, Metadata metadata, Findings findings) {
    Optional<String> announced = Optional.ofNullable(submission.serviceKey());
    Optional<String> named = metadata.serviceKey();
    if (announced.isPresent() && named.isPresent() && !announced.equals(named)) {
      findings.add(
          DefectKind.SERVICE_MISMATCH,
          Defect.METADATA,
          "announced for %s, metadata for %s".formatted(announced.get(), named.get()));
    }
    List<String> offered = profile.destination().services();
    Optional<String> service = announced.or(() -> named);
    if (!offered.isEmpty() && service.filter(offered::contains).isEmpty()) {
      findings.add(
          DefectKind.SERVICE_NOT_OFFERED,
          Defect.METADATA,
          "the destination does not offer the service " + service.orElse("(none named)"));
    }
  }

  private static boolean offered(List<String> offer, String value) {
    return offer.isEmpty() || offer.contains(value);
  }
}
