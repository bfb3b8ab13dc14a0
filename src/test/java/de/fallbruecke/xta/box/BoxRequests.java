package de.fallbruecke.xta.box;

import de.fallbruecke.xta.XtaVersion;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hand-written requests to the box of a version. */
record BoxRequests(XtaVersion version) {
  static final String SOAP = "application/soap+xml; charset=UTF-8";
  private static final String SECURITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  private static final String OSCI = "http://www.osci.eu/ws/2008/05/transport";
  private static final String CORE = "https://xoev.de/transport/xta/core/";

  String path() {
    return version == XtaVersion.XTA_211 ? "211/msgbox" : "core311/recipient";
  }

  private String action() {
    return version == XtaVersion.XTA_211
        ? OSCI + "/urn/messageTypes/MsgBoxStatusListRequest"
        : CORE + "core.recipient/getStatusList";
  }

  /** Lists everything. */
  String list() {
    return envelope(
        action(),
        "",
        version == XtaVersion.XTA_211
            ? body("MsgBoxStatusListRequest", "")
            : body("MessageSelector", "<OtherCriteria><NewEntry>false</NewEntry></OtherCriteria>"));
  }

  /** Lists with a selector of this content. */
  String list(String selector) {
    return envelope(
        action(),
        "",
        version == XtaVersion.XTA_211
            ? body("MsgBoxStatusListRequest", "<MsgSelector>" + selector + "</MsgSelector>")
            : body("MessageSelector", selector));
  }

  private String body(String element, String content) {
    return version == XtaVersion.XTA_211
        ? "<%s xmlns=\"%s\" ListForm=\"MessageMetaData\">%s</%1$s>"
            .formatted(element, OSCI, content)
        : "<%s xmlns=\"%s3.1.1\">%s</%1$s>".formatted(element, CORE, content);
  }

  /** What is no proper request, by the cause that the evidence names. */
  Map<String, String> improper() {
    String element = version == XtaVersion.XTA_211 ? "MsgBoxStatusListRequest" : "MessageSelector";
    String stolen =
        "<w:Security xmlns:w=\"%s\"><d:Signature xmlns:d=\"http://www.w3.org/2000/09/xmldsig#\"><d:SignedInfo><d:Reference URI=\"#signed\"/></d:SignedInfo></d:Signature></w:Security><x:Wrapper xmlns:x=\"urn:x\" Id=\"signed\">%s</x:Wrapper>"
            .formatted(SECURITY, body(element, ""));
    Map<String, String> all = new LinkedHashMap<>();
    all.put("DOCTYPE", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + list());
    all.put("WS_SECURITY", envelope(action(), stolen, body(element, "")));
    all.put("UNKNOWN_ACTION", envelope("urn:unknown", "", body(element, "")));
    all.put("UNREADABLE", envelope(action(), "", body("Nothing", "")));
    all.put(
        "FOREIGN_INCLUDE",
        envelope(
            action(),
            "",
            body(
                element,
                "<i:Include xmlns:i=\"http://www.w3.org/2004/08/xop/include\" href=\"http://127.0.0.1:9/\"/>")));
    all.put(
        "TOO_LARGE", envelope(action(), "", body(element, "<x>" + "y".repeat(1_100_000) + "</x>")));
    return all;
  }

  static String envelope(String action, String header, String body) {
    return """
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing" xmlns:o="http://www.osci.eu/ws/2008/05/transport">\
        <s:Header><a:Action>%s</a:Action><a:MessageID>urn:uuid:1</a:MessageID><a:To>urn:x</a:To>%s</s:Header><s:Body>%s</s:Body></s:Envelope>"""
        .formatted(action, header, body);
  }
}
