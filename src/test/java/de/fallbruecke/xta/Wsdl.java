package de.fallbruecke.xta;

import de.fallbruecke.xta.v211.Names;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.ws.Action;
import jakarta.xml.ws.FaultAction;
import jakarta.xml.ws.WebFault;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** One line per operation, from a WSDL and from our interfaces, to be compared. */
final class Wsdl {
  private static final Map<String, String> PREFIXES =
      Map.of("xta", Names.XTA, "oscimeta", Names.META, "osci", Names.BOX, "wsa", Names.WSA);

  private final Document document;
  private final Map<String, Map<String, String>> messages = new TreeMap<>();

  Wsdl(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    this.document = factory.newDocumentBuilder().parse(file.toFile());
    for (Element message : all(document.getDocumentElement(), "message")) {
      Map<String, String> parts = new TreeMap<>();
      for (Element part : all(message, "part")) {
        parts.put(part.getAttribute("name"), qualified(part.getAttribute("element")));
      }
      messages.put(message.getAttribute("name"), parts);
    }
  }

  SortedSet<String> operations() {
    SortedSet<String> lines = new TreeSet<>();
    for (Element portType : all(document.getDocumentElement(), "portType")) {
      for (Element operation : all(portType, "operation")) {
        String port = portType.getAttribute("name");
        String name = operation.getAttribute("name");
        Element binding = binding(port, name);
        List<String> faults = new ArrayList<>();
        List<String> actions = new ArrayList<>();
        for (Element fault : all(operation, "fault")) {
          faults.add(messages.get(local(fault.getAttribute("message"))).values().iterator().next());
          actions.add(action(fault));
        }
        lines.add(
            line(
                port,
                name,
                all(binding, "soap:operation").getFirst().getAttribute("soapAction"),
                action(all(operation, "input").getFirst()),
                action(all(operation, "output").getFirst()),
                body(operation, "input"),
                body(operation, "output"),
                headers(binding, "input"),
                headers(binding, "output"),
                faults,
                actions));
      }
    }
    return lines;
  }

  static SortedSet<String> operations(Class<?>... ports) {
    SortedSet<String> lines = new TreeSet<>();
    for (Class<?> port : ports) {
      for (Method method : port.getMethods()) {
        lines.add(operation(port.getAnnotation(WebService.class).name(), method));
      }
    }
    return lines;
  }

  private static String operation(String port, Method method) {
    List<String> in = new ArrayList<>();
    List<String> out = new ArrayList<>();
    List<String> headersIn = new ArrayList<>();
    List<String> headersOut = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      WebParam web = parameter.getAnnotation(WebParam.class);
      String element = "{" + web.targetNamespace() + "}" + web.name();
      if (web.mode() != WebParam.Mode.OUT) {
        (web.header() ? headersIn : in).add(element);
      }
      if (web.mode() != WebParam.Mode.IN) {
        (web.header() ? headersOut : out).add(element);
      }
    }
    WebResult result = method.getAnnotation(WebResult.class);
    if (result != null) {
      out.add("{" + result.targetNamespace() + "}" + result.name());
    }
    List<String> faults = new ArrayList<>();
    for (Class<?> exception : method.getExceptionTypes()) {
      WebFault fault = exception.getAnnotation(WebFault.class);
      faults.add("{" + fault.targetNamespace() + "}" + fault.name());
    }
    List<String> actions = new ArrayList<>();
    for (FaultAction fault : method.getAnnotation(Action.class).fault()) {
      actions.add(fault.value());
    }
    return line(
        port,
        method.getName(),
        method.getAnnotation(WebMethod.class).action(),
        method.getAnnotation(Action.class).input(),
        method.getAnnotation(Action.class).output(),
        in,
        out,
        headersIn,
        headersOut,
        faults,
        actions);
  }

  private static String line(
      String port,
      String name,
      String soapAction,
      String input,
      String output,
      List<String> in,
      List<String> out,
      List<String> headersIn,
      List<String> headersOut,
      List<String> faults,
      List<String> faultActions) {
    return "%s.%s soapAction=%s in=%s %s out=%s %s headers in=%s out=%s faults=%s %s"
        .formatted(
            port,
            name,
            soapAction,
            input,
            new TreeSet<>(in),
            output,
            new TreeSet<>(out),
            new TreeSet<>(headersIn),
            new TreeSet<>(headersOut),
            new TreeSet<>(faults),
            new TreeSet<>(faultActions));
  }

  private List<String> body(Element operation, String direction) {
    String message = local(all(operation, direction).getFirst().getAttribute("message"));
    return List.copyOf(messages.get(message).values());
  }

  private List<String> headers(Element binding, String direction) {
    return all(all(binding, direction).getFirst(), "soap:header").stream()
        .map(
            header ->
                messages
                    .get(local(header.getAttribute("message")))
                    .get(header.getAttribute("part")))
        .toList();
  }

  private Element binding(String portType, String operation) {
    return all(document.getDocumentElement(), "binding").stream()
        .filter(binding -> local(binding.getAttribute("type")).equals(portType))
        .flatMap(binding -> all(binding, "operation").stream())
        .filter(one -> one.getAttribute("name").equals(operation))
        .findFirst()
        .orElseThrow();
  }

  private static String action(Element element) {
    return element.getAttributeNS("http://www.w3.org/2007/05/addressing/metadata", "Action");
  }

  private static String qualified(String name) {
    String[] parts = name.split(":");
    return "{" + PREFIXES.get(parts[0]) + "}" + parts[1];
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static List<Element> all(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element && element.getNodeName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
