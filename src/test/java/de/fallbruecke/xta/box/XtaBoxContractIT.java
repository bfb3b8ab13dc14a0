package de.fallbruecke.xta.box;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.api.ReadyCases;
import de.fallbruecke.xta.XtaSchemas;
import de.fallbruecke.xta.XtaVersion;
import de.fallbruecke.xta.v211.Names;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the box answers, against the schemas of the standard. */
class XtaBoxContractIT {
  private static final String BOX = "211/msgbox";
  private static final String MANAGEMENT = "211/management";
  private static final Pattern ENVELOPE =
      Pattern.compile("<(\\w+:)?Envelope.*</(\\w+:)?Envelope>", Pattern.DOTALL);
  private static final Pattern ITERATOR = Pattern.compile("MsgBoxRequestID=\"([^\"]+)\"");

  private final BoxSite site = BoxSite.SHARED;
  private final Map<String, String> answers = new TreeMap<>();

  @Test
  void everyAnswerAndFaultIsValidUnderTheSchemasOfTheStandard() throws Exception {
    XtaSchemas schemas = XtaSchemas.ofTheStandard();
    nothingIsLeftOfOtherTests();
    read();
    refused();

    Map<String, String> invalid = new TreeMap<>();
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      String problem = schemas.problem(answer.getValue());
      if (problem != null) {
        invalid.put(answer.getKey(), problem);
      }
    }
    assertThat(invalid).isEmpty();
    String list = String.valueOf(answers.get("short list"));
    assertThat(schemas.problem(list.replaceAll("<([^>]*:)?MsgSize>\\d+</[^>]*>", "")))
        .as("a missing element would be noticed")
        .isNotNull();
  }

  /** The site is shared, and some leave damaged content on offer. */
  private void nothingIsLeftOfOtherTests() {
    site.context
        .getBean(JdbcClient.class)
        .sql("update delivery set state = 'CANCELLED' where state = 'OFFERED'")
        .update();
  }

  private void read() throws Exception {
    ReadyCases.Ready one =
        site.cases.offer("soziales", "fv-a", new ReadyCases.Doc("a.pdf", new byte[9_999]));
    ReadyCases.Ready two = site.cases.offer("soziales", "fv-a");
    String id = MessageIds.of(one.delivery());
    ask("short list", Names.GET_STATUS_LIST, request("StatusList", "", ""), "MsgAttributes>");
    String full = "ListForm=\"MessageMetaData\" maxListItems=\"1\"";
    String list = request("StatusList", full, "");
    String page = ask("full list", Names.GET_STATUS_LIST, list, "MessageMetaData>");
    String next = iterator(page);
    ask("next list", Names.GET_NEXT_STATUS_LIST, next("GetNext", next), "MessageMetaData>");
    ask("no list", Names.GET_NEXT_STATUS_LIST, next("GetNext", "urn:x"), "RequestIdInvalid");
    String relating = request("StatusList", "", "<a:RelatesTo>urn:x:1</a:RelatesTo>");
    ask("no match", Names.GET_STATUS_LIST, relating, "NoMatch");
    String untimely = request("StatusList", "", "<o:MsgBoxEntryTimeTo>never</o:MsgBoxEntryTimeTo>");
    ask("bad search", Names.GET_STATUS_LIST, untimely, "SearchArgsInvalid");
    String named = "<a:MessageID>" + id + "</a:MessageID>";
    ask("header", Names.GET_MESSAGE, request("Fetch", "MsgPart=\"Header\"", named), id);
    String message = ask("message", Names.GET_MESSAGE, request("Fetch", "", named), "Attachment");
    ask("next message", Names.GET_NEXT_MESSAGE, next("GetNext", next), "ContentContainer>");
    ask("open", Names.GET_TRANSPORT_REPORT, named, "TransportReport>");
    ask("close", Names.CLOSE, closing(iterator(message), id), "Body");
    ask("delivered", Names.GET_TRANSPORT_REPORT, named, "TransportReport>");
    ask("account", Names.CHECK_ACCOUNT_ACTIVE, "", "Body");
    assertThat(two.delivery()).isNotEqualTo(one.delivery());
  }

  private void refused() throws Exception {
    String unknown = "<a:MessageID>urn:x:1</a:MessageID>";
    ask("unknown", Names.GET_MESSAGE, request("Fetch", "", unknown), "9070");
    ask("not closed", Names.CLOSE, closing(Asked.NOTHING.id(), "urn:x:1"), "9070");
    ask("two at once", Names.GET_MESSAGE, request("Fetch", "", unknown + unknown), "9022");
    ask("new id", Names.CREATE_MESSAGE_ID, "", "9013");
    ask("cancelled", Names.CANCEL_MESSAGE, unknown, "9013");
    String other =
        BoxRequests.envelope(
            Names.CHECK_ACCOUNT_ACTIVE,
            "<m:Author xmlns:m=\"%s\"><m:Identifier type=\"x\">test:b</m:Identifier></m:Author>"
                .formatted(Names.META),
            "");
    keep("other", MANAGEMENT, other, "9014");
    for (Map.Entry<String, String> one :
        new BoxRequests(XtaVersion.XTA_211).improper().entrySet()) {
      keep(one.getKey(), BOX, one.getValue(), "902");
    }
  }

  private String ask(String what, String action, String body, String... expected) throws Exception {
    String port = action.startsWith(Names.BOX) ? BOX : MANAGEMENT;
    return keep(what, port, BoxRequests.envelope(action, "", body), expected);
  }

  private String keep(String what, String port, String request, String... expected)
      throws Exception {
    String body = site.send("POST", port, BoxRequests.SOAP, request).body();
    Matcher envelope = ENVELOPE.matcher(body);
    assertThat(envelope.find()).as(what + " " + body).isTrue();
    assertThat(envelope.group()).as(what).contains(expected);
    answers.put(what, envelope.group());
    return envelope.group();
  }

  private static String request(String what, String attributes, String selector) {
    return "<o:MsgBox%sRequest %s><o:MsgSelector>%s</o:MsgSelector></o:MsgBox%1$sRequest>"
        .formatted(what, attributes, selector);
  }

  private static String next(String what, String iterator) {
    return "<o:MsgBox%sRequest MsgBoxRequestID=\"%s\"/>".formatted(what, iterator);
  }

  private static String closing(String iterator, String id) {
    return "<o:MsgBoxCloseRequest MsgBoxRequestID=\"%s\"><o:LastMsgReceived>%s</o:LastMsgReceived></o:MsgBoxCloseRequest>"
        .formatted(iterator, id);
  }

  private static String iterator(String answer) {
    Matcher found = ITERATOR.matcher(answer);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
