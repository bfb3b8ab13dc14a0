package de.fallbruecke.route;

import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.Document;
import de.fallbruecke.casefile.model.Identification;
import de.fallbruecke.casefile.model.Payment;
import de.fallbruecke.casefile.model.TrustLevel;
import de.fallbruecke.submission.Envelope;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What surrounds the application, from the envelope into the case. */
final class EnvelopeFacts {
  /** Id of the document that is the message as received; its content is the vault part data. */
  static final String ORIGINAL = "original";

  private EnvelopeFacts() {}

  static void add(Case record, Envelope envelope) {
    documents(record, envelope);
    if (record.getPayment() == null && envelope.payment() != null) {
      record.setPayment(payment(envelope.payment().fields()));
    }
    for (Envelope.Identification proof : envelope.identifications()) {
      record.getIdentifications().add(identification(proof));
    }
    if (record.getReplyChannel() == null && envelope.reply() != null) {
      record.setReplyChannel(ReplyFacts.of(envelope.reply()));
    }
  }

  /** The first form is what a clerk opens first; where there is none, the message itself. */
  private static void documents(Case record, Envelope envelope) {
    Optional<Envelope.Document> form =
        envelope.documents().stream().filter(d -> "form".equals(d.purpose())).findFirst();
    for (Envelope.Document each : envelope.documents()) {
      Document document = document(each.id(), each.mediaType(), each.size(), each.sha512());
      document.setFilename(Texts.of(each.filename()));
      document.setPurpose(Texts.of(each.purpose()));
      document.setDescription(Texts.of(each.description()));
      document.setMain(form.filter(each::equals).isPresent());
      record.getDocuments().add(document);
    }
    Envelope.@Nullable Data data = envelope.data();
    if (data != null) {
      Document original = document(ORIGINAL, data.mediaType(), data.size(), data.sha512());
      original.setFilename(data.mediaType().contains("json") ? "original.json" : "original.xml");
      original.setPurpose(ORIGINAL);
      original.setMain(form.isEmpty());
      original.setOriginal(true);
      record.getDocuments().add(original);
    }
  }

  private static Document document(String id, String mediaType, long size, String sha512) {
    Document document = new Document();
    document.setId(id);
    document.setMediaType(mediaType);
    document.setSize(size);
    document.setSha512(sha512);
    return document;
  }

  /** Names of the FIT-Connect metadata; whatever cannot be read is left out, it proves nothing. */
  private static Payment payment(Map<String, String> fields) {
    Payment payment = new Payment();
    payment.setTransactionReference(Texts.of(fields.get("transactionReference")));
    payment.setTransactionId(Texts.of(fields.get("transactionId")));
    payment.setTransactionUrl(Texts.of(fields.get("transactionUrl")));
    payment.setTransactionTime(time(fields.get("transactionTimestamp")));
    payment.setMethod(Texts.of(fields.get("paymentMethod")));
    payment.setMethodDetail(Texts.of(fields.get("paymentMethodDetail")));
    payment.setStatus(Texts.of(fields.get("status")));
    payment.setGrossAmount(amount(fields.get("grossAmount")));
    return payment;
  }

  private static @Nullable OffsetDateTime time(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable BigDecimal amount(@Nullable String text) {
    try {
      return text == null || text.length() > 40 ? null : new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Identification identification(Envelope.Identification from) {
    Identification identification = new Identification();
    String schema = from.schemaUri() == null ? "" : from.schemaUri();
    boolean report = schema.isEmpty() || schema.toLowerCase(Locale.ROOT).contains("identification");
    identification.setKind(report ? "identificationReport" : "other");
    identification.setSchemaUri(Texts.of(from.schemaUri()));
    identification.setStatedLevel(Texts.of(from.trustLevel()));
    identification.setTrustLevel(level(from.trustLevel()));
    identification.setVerified(false);
    return identification;
  }

  /** The level's own name or the last step of a URI such as http://eidas.europa.eu/LoA/high. */
  private static TrustLevel level(@Nullable String stated) {
    if (stated == null) {
      return TrustLevel.UNKNOWN;
    }
    return switch (stated.substring(stated.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)) {
      case "low" -> TrustLevel.LOW;
      case "substantial" -> TrustLevel.SUBSTANTIAL;
      case "high" -> TrustLevel.HIGH;
      default -> TrustLevel.UNKNOWN;
    };
  }
}
