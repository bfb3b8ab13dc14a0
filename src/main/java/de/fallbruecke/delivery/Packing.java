package de.fallbruecke.delivery;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.Document;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.FileName;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.vault.StoredPart;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts a parcel together from the stored case. It compares ids and hashes on the way: the record
 * must be of this submission and this case, every document must be the one the record names.
 * Another person's content in a parcel would be the worst of all faults (attacks §12).
 */
final class Packing implements Parcels {
  private final Contents contents;
  private final CaseFormat format;

  Packing(Contents contents, CaseFormat format) {
    this.contents = contents;
    this.format = format;
  }

  @Override
  public Parcel pack(Delivery delivery, TargetFormat wanted) {
    UUID submission = delivery.submission();
    Case record = contents.record(submission);
    if (!record.getCaseId().equals(delivery.caseId().toString())
        || !record.getSubmissionId().equals(submission.toString())) {
      throw mismatch(delivery, "the stored case record belongs to another case or submission");
    }
    Map<String, StoredPart> parts =
        contents.parts(submission).stream()
            .collect(Collectors.toMap(StoredPart::name, Function.identity()));
    FileName names = new FileName();
    Item main =
        switch (wanted) {
          case CASE_XML -> xml(delivery, parts, names);
          case CASE_JSON -> json(record, names);
          case ORIGINAL -> original(delivery, parts, names);
        };
    List<Item> documents = new ArrayList<>();
    for (Document document : record.getDocuments()) {
      if (wanted != TargetFormat.ORIGINAL || !isOriginal(document)) {
        documents.add(document(delivery, parts, document, names));
      }
    }
    return new Parcel(
        delivery, record.getTenant(), record.getCaseNumber(), record.isTest(), main, documents);
  }

  private Item document(
      Delivery delivery, Map<String, StoredPart> parts, Document document, FileName names) {
    String part = isOriginal(document) ? Contents.DATA : Contents.ATTACHMENT + document.getId();
    StoredPart stored = part(delivery, parts, part);
    if (!stored.sha512().equals(document.getSha512())) {
      throw mismatch(
          delivery,
          "document " + document.getId() + " does not have the hash that the case record names");
    }
    String mediaType = MediaType.clean(document.getMediaType());
    String fallback = "document." + MediaType.extension(mediaType);
    String given = document.getFilename() == null ? fallback : document.getFilename();
    return item(
        delivery,
        stored,
        Item.Role.DOCUMENT,
        headerSafe(delivery, document.getId()),
        names.unique(given, fallback),
        given,
        mediaType);
  }

  private Item original(Delivery delivery, Map<String, StoredPart> parts, FileName names) {
    StoredPart stored = part(delivery, parts, Contents.DATA);
    String mediaType = MediaType.clean(stored.mediaType());
    String name = "original." + MediaType.extension(mediaType);
    return item(
        delivery,
        stored,
        Item.Role.ORIGINAL,
        "original",
        names.unique(name, name),
        name,
        mediaType);
  }

  /** The very bytes that were stored, not a second rendering. */
  private Item xml(Delivery delivery, Map<String, StoredPart> parts, FileName names) {
    return item(
        delivery,
        part(delivery, parts, Cases.PART),
        Item.Role.CASE,
        "case",
        names.unique("case.xml", "case.xml"),
        "case.xml",
        "application/xml");
  }

  private Item json(Case record, FileName names) {
    byte[] bytes = format.toJson(record);
    return new Item(
        Item.Role.CASE,
        "case",
        names.unique("case.json", "case.json"),
        "case.json",
        "application/json",
        bytes.length,
        Sha512.hex(bytes),
        () -> new ByteArrayInputStream(bytes));
  }

  private Item item(
      Delivery delivery,
      StoredPart stored,
      Item.Role role,
      String id,
      String name,
      String originalName,
      String mediaType) {
    return new Item(
        role,
        id,
        name,
        originalName,
        mediaType,
        stored.size(),
        stored.sha512(),
        () -> contents.open(delivery.submission(), stored.name()));
  }

  private static StoredPart part(Delivery delivery, Map<String, StoredPart> parts, String name) {
    StoredPart part = parts.get(name);
    if (part == null) {
      throw new Fault(
          FaultCode.VAULT_CONTENT_MISSING,
          "Part '%s' of submission %s is not in the vault. Delivery %s was not sent; release the submission to have the case made again."
              .formatted(name, delivery.submission(), delivery.id()));
    }
    return part;
  }

  /** Ids are generated by the channel; this holds even if one day they are not. */
  private static String headerSafe(Delivery delivery, String id) {
    if (!id.matches("[A-Za-z0-9._-]{1,100}")) {
      throw mismatch(delivery, "a document has an id that is no generated one");
    }
    return id;
  }

  private static boolean isOriginal(Document document) {
    return document.isOriginal() || document.getId().equals("original");
  }

  private static Fault mismatch(Delivery delivery, String what) {
    return new Fault(
        FaultCode.PARCEL_MISMATCH,
        "Delivery %s was not sent: %s. Keep the submission held and report this as a defect."
            .formatted(delivery.id(), what));
  }
}
