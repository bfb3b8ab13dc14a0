package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.fitconnect.api.RemoteSubmission;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.vault.StoredPart;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts what a submission says of itself into words that no channel owns. */
final class Envelopes {
  private Envelopes() {}

  static Envelope of(
      RemoteSubmission submission,
      Metadata metadata,
      @Nullable StoredPart data,
      List<Envelope.Document> documents,
      List<Envelope.Identification> identifications,
      boolean test) {
    JsonNode reference = metadata.json().path("additionalReferenceInfo");
    return new Envelope(
        submission.caseId().toString(),
        service(submission, metadata),
        submission.region(),
        data(metadata, data),
        documents,
        payment(metadata.json().path("paymentInformation")),
        identifications,
        reply(metadata),
        reference.path("applicationDate").stringValueOpt().map(LocalDate::parse).orElse(null),
        reference.path("senderReference").stringValueOpt().orElse(null),
        author(metadata.json().path("author")),
        test);
  }

  private static Envelope.@Nullable Service service(
      RemoteSubmission submission, Metadata metadata) {
    String key = submission.serviceKey();
    if (key != null) {
      String name = submission.serviceName();
      return new Envelope.Service(key, name != null ? name : metadata.serviceName().orElse(null));
    }
    return metadata
        .serviceKey()
        .map(k -> new Envelope.Service(k, metadata.serviceName().orElse(null)))
        .orElse(null);
  }

  private static Envelope.@Nullable Data data(Metadata metadata, @Nullable StoredPart stored) {
    Metadata.DataEntry entry = metadata.data();
    return entry == null || stored == null
        ? null
        : new Envelope.Data(entry.mediaType(), entry.schemaUri(), stored.size(), stored.sha512());
  }

  private static Envelope.@Nullable Payment payment(JsonNode payment) {
    return payment.isObject() ? new Envelope.Payment(flat(payment)) : null;
  }

  private static Envelope.@Nullable ReplyChannel reply(Metadata metadata) {
    Optional<String> kind = metadata.replyKind();
    return kind.map(
            k -> new Envelope.ReplyChannel(k, flat(metadata.json().path("replyChannel").path(k))))
        .orElse(null);
  }

  private static @Nullable String author(JsonNode author) {
    JsonNode product = author.path("product");
    String text =
        Stream.of(author.path("name"), product.path("name"), product.path("version"))
            .flatMap(node -> node.stringValueOpt().stream())
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? null : text;
  }

  /** Texts and numbers as written, everything deeper as JSON. */
  private static Map<String, String> flat(JsonNode object) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      if (!value.isNull()) {
        fields.put(
            field.getKey(),
            value.isNumber()
                ? value.decimalValue().toPlainString()
                : value.stringValueOpt().orElseGet(value::toString));
      }
    }
    return fields;
  }
}
