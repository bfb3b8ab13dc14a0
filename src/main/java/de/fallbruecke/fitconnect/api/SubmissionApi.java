package de.fallbruecke.fitconnect.api;

import de.fallbruecke.fitconnect.api.Transport.Request;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Announcement;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The Submission API as a subscriber uses it, in one API version, with one account. */
public final class SubmissionApi {
  private static final Logger log = LoggerFactory.getLogger(SubmissionApi.class);

  private static final String JSON = "application/json";
  private static final String JOSE = "application/jose";
  private static final int SUBMISSIONS_PER_PAGE = 100;
  private static final int EVENTS_PER_PAGE = 500; // the documented maximum
  private static final int MAX_PAGES = 1000;
  private static final long MAX_PAGE = 128L * 1024 * 1024;

  private final Account account;
  private final ApiVersion version;
  private final Transport transport;
  private final AccessTokens tokens;
  private final Limits limits;

  /** A client; safe for concurrent use. */
  public SubmissionApi(
      Account account,
      ApiVersion version,
      Transport transport,
      AccessTokens tokens,
      Limits limits) {
    this.account = account;
    this.version = version;
    this.transport = transport;
    this.tokens = tokens;
    this.limits = limits;
  }

  /** Which generation it speaks. */
  public ApiVersion version() {
    return version;
  }

  /** What waits at the destination, in the order of the service, without repetitions. */
  public Collection<Announcement> waiting(UUID destination) {
    String what = "Listing of destination " + destination;
    Map<String, Announcement> found = new LinkedHashMap<>();
    pages(
        what,
        url("submissions?destinationId=" + destination + "&"),
        SUBMISSIONS_PER_PAGE,
        "submissions",
        entry -> {
          Optional<UUID> id = uuid(entry, "submissionId");
          Optional<UUID> at = uuid(entry, "destinationId");
          if (id.isEmpty() || at.filter(d -> !d.equals(destination)).isPresent()) {
            // one odd entry must not keep its neighbours waiting
            log.warn(
                "{}: an entry without a usable id or of another destination is left out", what);
            return;
          }
          String caseId = uuid(entry, "caseId").map(UUID::toString).orElse(null);
          found.putIfAbsent(id.get().toString(), new Announcement(id.get().toString(), caseId));
        });
    return found.values();
  }

  /**
   * Asks for one entry of the listing, to see whether we may.
   *
   * @throws RemoteRefusal if address or destination are wrong
   */
  public void probe(UUID destination) {
    transport.json(
        "Listing of destination " + destination,
        Request.get(url("submissions?destinationId=" + destination + "&offset=0&limit=1"), JSON),
        MAX_PAGE,
        tokens);
  }

  /**
   * One submission.
   *
   * @throws RemoteRefusal REMOTE_NOT_FOUND if it does not exist (any more)
   */
  public RemoteSubmission submission(UUID id) {
    String what = "Submission " + id;
    JsonNode json =
        transport.json(
            what, Request.get(url("submissions/" + id), JSON), limits.submission(), tokens);
    List<UUID> attachments = new ArrayList<>();
    for (JsonNode attachment : json.path("attachments")) {
      attachments.add(
          attachment
              .stringValueOpt()
              .flatMap(SubmissionApi::uuid)
              .orElseThrow(() -> unreadable(what, "attachments")));
    }
    JsonNode service = json.path(version.serviceField());
    return new RemoteSubmission(
        uuid(json, "submissionId").orElse(id),
        uuid(json, "destinationId").orElseThrow(() -> unreadable(what, "destinationId")),
        uuid(json, "caseId").orElseThrow(() -> unreadable(what, "caseId")),
        attachments,
        service.path("identifier").stringValueOpt().orElse(null),
        service.path("name").stringValueOpt().orElse(null),
        json.path("region").stringValueOpt().orElse(null),
        json.path("encryptedMetadata").stringValueOpt().orElse(null),
        json.path("encryptedData").stringValueOpt().orElse(null));
  }

  /**
   * One attachment as compact JWE, streamed; to be closed. Reading it throws {@link
   * de.fallbruecke.platform.TransientFault} if the line breaks.
   *
   * @throws RemoteRefusal REMOTE_NOT_FOUND if it does not exist
   */
  public InputStream attachment(UUID submission, UUID attachment) {
    return transport.open(
        "Attachment %s of submission %s".formatted(attachment, submission),
        Request.get(url("submissions/" + submission + "/attachments/" + attachment), JOSE),
        limits.attachment(),
        tokens);
  }

  /** All event tokens of a case as compact JWS, oldest first. */
  public List<String> events(UUID caseId) {
    String what = "Event log of case " + caseId;
    List<String> events = new ArrayList<>();
    pages(
        what,
        url("cases/" + caseId + "/events?"),
        EVENTS_PER_PAGE,
        "eventLog",
        entry ->
            events.add(entry.stringValueOpt().orElseThrow(() -> unreadable(what, "eventLog"))));
    return events;
  }

  /**
   * Adds an event to a case. If no answer comes back it may be there nevertheless: read the log
   * again before the next try.
   *
   * @throws RemoteRefusal with {@link RemoteRefusal#conflict()} if the state there forbids it
   */
  public void post(UUID caseId, String token) {
    InputStream empty =
        transport.open(
            "Event for case " + caseId,
            Request.post(url("cases/" + caseId + "/events"), JOSE, token),
            MAX_PAGE,
            tokens);
    try {
      empty.close();
    } catch (IOException e) {
      // the status line said that it is taken
    }
  }

  /**
   * How the delivery service shows the destination to senders.
   *
   * @throws RemoteRefusal REMOTE_NOT_FOUND if it does not exist
   */
  public RemoteDestination destination(UUID id) {
    JsonNode json =
        transport.json(
            "Destination " + id, Request.get(url("destinations/" + id), JSON), MAX_PAGE, tokens);
    return new RemoteDestination(
        json.path("status").stringValueOpt().orElse(null),
        json.path("encryptionKid").stringValueOpt().orElse(null));
  }

  /**
   * A key as the delivery service publishes it at this moment; empty if it publishes none under
   * that id.
   */
  public Optional<String> publishedKey(UUID destination, String kid) {
    try {
      return Optional.of(destinationKey(destination, kid).toString());
    } catch (RemoteRefusal e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The service's own keys; no token needed. */
  JsonNode serviceKeys() {
    return transport.json(
        "Keys of the delivery service",
        Request.get(account.submissionApi() + "/.well-known/jwks.json", JSON),
        MAX_PAGE,
        null);
  }

  /** A published key of a destination. */
  JsonNode destinationKey(UUID destination, String kid) {
    return transport.json(
        "Key of destination " + destination,
        Request.get(url("destinations/" + destination + "/keys/" + pathSegment(kid)), JSON),
        MAX_PAGE,
        tokens);
  }

  private interface Entry {
    void take(JsonNode entry);
  }

  private void pages(String what, String url, int perPage, String field, Entry entry) {
    int offset = 0;
    for (int page = 0; page < MAX_PAGES; page++) {
      JsonNode json =
          transport.json(
              what,
              Request.get(url + "offset=" + offset + "&limit=" + perPage, JSON),
              MAX_PAGE,
              tokens);
      JsonNode entries = json.path(field);
      if (!entries.isArray()) {
        throw unreadable(what, field);
      }
      entries.forEach(entry::take);
      offset += entries.size();
      if (entries.isEmpty() || offset >= json.path("totalCount").asLong(Long.MAX_VALUE)) {
        return;
      }
    }
    throw new Fault(
        FaultCode.REMOTE_ANSWER_TOO_LARGE,
        "%s: more than %d pages. Nothing was changed; look at the destination in the portal."
            .formatted(what, MAX_PAGES));
  }

  private String url(String path) {
    return account.submissionApi() + "/" + version.path() + "/" + path;
  }

  private static String pathSegment(String kid) {
    return URLEncoder.encode(kid, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Optional<UUID> uuid(JsonNode node, String name) {
    return node.path(name).stringValueOpt().flatMap(SubmissionApi::uuid);
  }

  private static Optional<UUID> uuid(String text) {
    Function<String, UUID> parse = UUID::fromString;
    return Optional.of(text).filter(t -> t.matches("[0-9A-Fa-f-]{36}")).map(parse);
  }

  private static Fault unreadable(String what, String field) {
    return new Fault(
        FaultCode.REMOTE_ANSWER_UNREADABLE,
        "%s: the answer has no usable '%s'. Nothing was changed; compare the API version of the destination."
            .formatted(what, field));
  }
}
