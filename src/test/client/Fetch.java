import client.AnswersApi;
import client.CasesApi;
import client.ContentApi;
import client.RepliesApi;
import client.http.ApiClient;
import client.http.ApiException;
import client.model.Acknowledgement;
import client.model.Document;
import client.model.LeaseRequest;
import client.model.ReadyCase;
import client.model.Reply;
import client.model.Status;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * What a maker of specialist software writes around the generated client. Takes the case of the id,
 * acknowledges it and answers the applicant; tells what it saw.
 */
public final class Fetch
    implements BiFunction<HttpClient.Builder, Map<String, String>, Map<String, String>> {
  @Override
  public Map<String, String> apply(HttpClient.Builder http, Map<String, String> given) {
    try {
      return fetch(http, given);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> fetch(HttpClient.Builder http, Map<String, String> given)
      throws Exception {
    ApiClient client =
        new ApiClient(http, ApiClient.createDefaultObjectMapper(), given.get("address"));
    client.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + given.get("token")));
    CasesApi cases = new CasesApi(client);
    ContentApi content = new ContentApi(client);
    AnswersApi answers = new AnswersApi(client);
    RepliesApi replies = new RepliesApi(client);
    UUID id = UUID.fromString(given.get("case"));
    Map<String, String> seen = new TreeMap<>();

    ReadyCase ready =
        cases.listCases(null, 100).getCases().stream()
            .filter(one -> one.getId().equals(id))
            .findFirst()
            .orElseThrow();
    seen.put("number", ready.getCaseNumber());
    UUID lease =
        cases
            .leaseCase(id, new LeaseRequest().seconds(120), UUID.randomUUID().toString())
            .getLease();
    seen.put(
        "renewed",
        String.valueOf(
            cases.renewLease(lease, id, new LeaseRequest().seconds(300)).getLease().equals(lease)));
    seen.put("case", Files.readString(content.getCase(lease, id, null, null).toPath()));
    seen.put("original", Files.readString(content.getOriginal(lease, id, null, null).toPath()));
    Document document = content.listDocuments(lease, id).getDocuments().getFirst();
    seen.put("name", document.getName());
    seen.put(
        "document",
        Files.readString(content.getDocument(lease, id, document.getId(), null, null).toPath()));
    seen.put(
        "part",
        Files.readString(
            content.getDocument(lease, id, document.getId(), "bytes=1-3", null).toPath()));
    answers.acknowledgeCase(lease, id, new Acknowledgement().reference("AZ 50/99"));
    Reply status =
        replies.sendStatus(
            "status-" + id,
            id,
            new Status()
                .fileNumber("AZ 50/99")
                .state(Status.StateEnum.IN_PROGRESS)
                .text("Wir prüfen."));
    seen.put("status", status.getId().toString());
    Reply message =
        replies.sendMessage(
            "message-" + id,
            id,
            "Anbei.",
            List.of(Path.of(given.get("notice")).toFile(), Path.of(given.get("map")).toFile()));
    seen.put("message", message.getKind().getValue());
    seen.put("messageId", message.getId().toString());
    seen.put("replies", String.valueOf(replies.listReplies(id).getReplies().size()));
    try {
      cases.leaseCase(UUID.randomUUID(), new LeaseRequest().seconds(120), null);
    } catch (ApiException refused) {
      seen.put("foreign", refused.getCode() + " " + refused.getResponseBody());
    }
    return seen;
  }
}
