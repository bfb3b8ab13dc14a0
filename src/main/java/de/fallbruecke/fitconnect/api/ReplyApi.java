package de.fallbruecke.fitconnect.api;

import de.fallbruecke.fitconnect.api.Transport.Request;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replies of a subscriber: announce, upload, submit. That these calls exist is official for API v1;
 * their exact shapes and the paths under v2 are inferred from those of submissions
 * (facts/fit-connect §9), so the version is a setting of the destination.
 */
public final class ReplyApi {
  private static final String JSON = "application/json";
  private static final long MAX_ANSWER = 1024 * 1024;

  private final Account account;
  private final ApiVersion version;
  private final Transport transport;
  private final AccessTokens tokens;

  /** A client; safe for concurrent use. */
  public ReplyApi(Account account, ApiVersion version, Transport transport, AccessTokens tokens) {
    this.account = account;
    this.version = version;
    this.transport = transport;
    this.tokens = tokens;
  }

  /**
   * Announces a reply in a case; not repeatable: each call makes another one, which nobody sees
   * until it is submitted.
   *
   * @return the id that the service gave
   */
  public UUID announce(UUID caseId, List<UUID> attachments) {
    String what = "Reply in case " + caseId;
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("caseId", caseId.toString());
    ArrayNode announced = body.putArray("announcedAttachments");
    attachments.forEach(id -> announced.add(id.toString()));
    JsonNode answer =
        transport.json(
            what, Request.post(url("replies"), JSON, body.toString()), MAX_ANSWER, tokens);
    return answer
        .path("replyId")
        .stringValueOpt()
        .filter(id -> id.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"))
        .map(UUID::fromString)
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.REMOTE_ANSWER_UNREADABLE,
                    "%s: the answer has no usable 'replyId'. Nothing was sent to the recipient; compare reply-api-version of the destination."
                        .formatted(what)));
  }

  /**
   * Uploads one attachment; repeatable until the reply is submitted, the last one counts.
   *
   * @param length bytes of the JWE
   * @param jwe opens the JWE, anew for each try
   */
  public void upload(
      UUID reply, UUID attachment, long length, Supplier<? extends InputStream> jwe) {
    send(
        "Attachment %s of reply %s".formatted(attachment, reply),
        Request.put(
            url("replies/" + reply + "/attachments/" + attachment),
            "application/jose",
            new Upload(length, jwe)));
  }

  /**
   * Submits the reply. If no answer comes back it may be done nevertheless: read the event log
   * before the next try.
   *
   * @throws RemoteRefusal with {@link RemoteRefusal#conflict()} if the state there forbids it
   */
  public void submit(UUID reply, String metadata, String data) {
    ObjectNode body = Json.mapper().createObjectNode();
    body.put("encryptedMetadata", metadata);
    body.put("encryptedData", data);
    send("Reply " + reply, Request.put(url("replies/" + reply), JSON, body.toString()));
  }

  private void send(String what, Request request) {
    try {
      transport.open(what, request, MAX_ANSWER, tokens).close();
    } catch (IOException e) {
      // the status line said that it is taken
    }
  }

  private String url(String path) {
    return account.submissionApi() + "/" + version.path() + "/" + path;
  }
}
