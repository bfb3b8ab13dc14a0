package de.fallbruecke.console.submissions;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.engine.RefusalWords;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.Comparison;
import de.fallbruecke.route.Comparisons;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.vault.StoredPart;
import de.fallbruecke.vault.Vault;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The one place where the console opens content. Nobody sees it before the look is committed. */
final class CaseContent {
  /** Why a target did not take the case, in its own words. */
  record Words(String target, String text) {}

  /** A document that is here. */
  record Stored(String part, String name, String mediaType, long size, String sha512) {}

  private final Cases cases;
  private final CaseFormat format;
  private final Vault vault;
  private final Comparisons comparisons;
  private final Deliveries deliveries;
  private final RefusalWords refusals;
  private final EvidenceLog evidence;
  private final TransactionTemplate transaction;

  CaseContent(
      Cases cases,
      CaseFormat format,
      Vault vault,
      Comparisons comparisons,
      Deliveries deliveries,
      RefusalWords refusals,
      EvidenceLog evidence,
      TransactionTemplate transaction) {
    this.cases = cases;
    this.format = format;
    this.vault = vault;
    this.comparisons = comparisons;
    this.deliveries = deliveries;
    this.refusals = refusals;
    this.evidence = evidence;
    this.transaction = transaction;
  }

  /**
   * The case record as JSON; empty if there is none yet. The look itself was recorded when it
   * began.
   *
   * @throws Fault VAULT_CONTENT_MISSING, VAULT_CONTENT_DESTROYED or VAULT_CONTENT_DAMAGED
   */
  Optional<JsonNode> caseRecord(Look look) {
    return cases
        .ofSubmission(look.submission())
        .map(entry -> Json.mapper().readTree(format.toJson(cases.read(look.submission()))));
  }

  /** What targets said when they did not take the case; part of the look at the case. */
  List<Words> refusals(Look look, Wording words) {
    return deliveries.of(look.submission()).stream()
        .flatMap(
            delivery ->
                refusals.of(look.submission(), delivery.id()).stream()
                    .map(text -> new Words(ForeignText.line(delivery.target()), said(text, words))))
        .toList();
  }

  /** The reason of the list in the language of the page, then the target's own words. */
  private static String said(String text, Wording words) {
    int end = text.indexOf(':');
    String reason = end < 0 ? text : text.substring(0, end);
    return ForeignText.of(
        words.textOr("refusal." + reason, reason) + (end < 0 ? "" : text.substring(end)));
  }

  /** Something else of the content, recorded by itself. */
  <T> T shown(Look look, String what, Supplier<T> content) {
    T opened = content.get();
    record(look, what);
    return opened;
  }

  /** The source beside what was made of it. */
  Comparison comparison(Look look, Submission submission) {
    String hash = cases.ofSubmission(submission.id()).map(CaseEntry::packageHash).orElse(null);
    return shown(look, "source", () -> comparisons.of(submission, hash));
  }

  /** The documents that came with it, and the message as received. */
  List<Stored> documents(Submission submission) {
    UUID id = submission.id();
    List<StoredPart> parts = vault.parts(id);
    boolean enveloped = parts.stream().anyMatch(part -> part.name().equals(Envelope.PART));
    Map<String, String> names = enveloped ? names(id) : Map.of();
    return parts.stream()
        .filter(part -> isDocument(part.name()))
        .map(
            part ->
                new Stored(
                    part.name(),
                    names.getOrDefault(part.name(), ""),
                    part.mediaType(),
                    part.size(),
                    part.sha512()))
        .toList();
  }

  /**
   * One of them, to be read once and closed.
   *
   * @throws Fault VAULT_CONTENT_MISSING if there is no such document
   */
  InputStream open(Look look, Stored document) {
    return shown(look, document.part(), () -> vault.read(look.submission(), document.part()));
  }

  /** Notes a look that goes on. */
  void record(Look look, String what) {
    Map<String, String> facts =
        new TreeMap<>(Map.of("by", look.by(), "why", look.why(), "what", what));
    if (!look.words().isEmpty()) {
      facts.put("reason", look.words());
    }
    transaction.executeWithoutResult(
        status -> evidence.append(look.submission(), Event.of("CONTENT_VIEWED", facts)));
  }

  static Fault missing(UUID submission) {
    return new Fault(
        FaultCode.VAULT_CONTENT_MISSING,
        "Submission %s has no such document. Nothing was shown.".formatted(submission));
  }

  private static boolean isDocument(String part) {
    return part.equals(Envelope.DATA_PART) || part.startsWith("attachment/");
  }

  private Map<String, String> names(UUID id) {
    Map<String, String> names = new TreeMap<>();
    Json.mapper()
        .readValue(vault.readFully(id, Envelope.PART), Envelope.class)
        .documents()
        .forEach(
            document -> {
              if (document.filename() != null) {
                names.put(document.part(), document.filename());
              }
            });
    return names;
  }
}
