package de.fallbruecke.route.camel;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.RouteHeaders;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Envelope;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The beginning of a route that runs: where the engine hands in one submission at a time. */
public final class Entrance {
  private static final int MAX_CAUSES = 20;

  private final RunningInstance instance;
  private final Consumer consumer;

  Entrance(RunningInstance instance, Consumer consumer) {
    this.instance = instance;
    this.consumer = consumer;
  }

  /** The channel from which it takes submissions. */
  public String channel() {
    return endpoint().channel();
  }

  /** The destination at which it takes them. */
  public String destination() {
    return endpoint().getDestination();
  }

  private EntranceEndpoint endpoint() {
    return (EntranceEndpoint) consumer.getEndpoint();
  }

  /** Whose route it is. */
  public RunningInstance instance() {
    return instance;
  }

  /**
   * Runs the route in the caller's thread, until its end or until a step stops it.
   *
   * @throws Fault as a step threw it; ROUTE_FAILED for everything else, naming its class but not
   *     its message, which could hold content
   */
  public void run(RouteWork work) {
    Exchange exchange = consumer.getEndpoint().createExchange();
    exchange.getMessage().setBody(work);
    exchange.getMessage().setHeaders(headers(work));
    try {
      consumer.getProcessor().process(exchange);
    } catch (Exception | StackOverflowError e) {
      exchange.setException(e);
    }
    @Nullable Throwable failure = exchange.getException();
    if (failure != null) {
      throw fault(failure);
    }
  }

  private static Map<String, Object> headers(RouteWork work) {
    Destination destination = work.destination();
    Envelope envelope = work.envelope();
    Map<String, Object> headers = new HashMap<>();
    headers.put(RouteHeaders.SUBMISSION, work.submission().toString());
    headers.put(RouteHeaders.INSTANCE, work.instance().name());
    headers.put(RouteHeaders.TENANT, destination.tenant());
    headers.put(RouteHeaders.CHANNEL, destination.channel());
    headers.put(RouteHeaders.DESTINATION, destination.name());
    headers.put(RouteHeaders.TEST, String.valueOf(destination.test() || envelope.test()));
    headers.put(RouteHeaders.FORMAT, work.source().format().name());
    if (envelope.service() != null) {
      headers.put(RouteHeaders.SERVICE, oneLine(envelope.service().key()));
    }
    if (envelope.region() != null) {
      headers.put(RouteHeaders.REGION, oneLine(envelope.region()));
    }
    if (envelope.data() != null) {
      headers.put(RouteHeaders.MEDIA_TYPE, oneLine(envelope.data().mediaType()));
      if (envelope.data().schemaUri() != null) {
        headers.put(RouteHeaders.SCHEMA_URI, oneLine(envelope.data().schemaUri()));
      }
    }
    return headers;
  }

  /** A sender's text in a header may be logged by a route: no control characters, limited. */
  static String oneLine(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() > 300 ? clean.substring(0, 300) : clean;
  }

  /** Camel wraps what a step throws; the innermost cause says what happened. */
  private Fault fault(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; depth < MAX_CAUSES; depth++) {
      if (cause instanceof Fault fault) {
        return fault;
      }
      if (cause instanceof VirtualMachineError error && !(cause instanceof StackOverflowError)) {
        throw error;
      }
      Throwable next = cause.getCause();
      if (next == null) {
        break;
      }
      cause = next;
    }
    Fault fault =
        new Fault(
            FaultCode.ROUTE_FAILED,
            "The route of %s ended with %s. The submission is held, nothing is lost; correct the package and release it."
                .formatted(instance.title(), cause.getClass().getName()));
    fault.setStackTrace(cause.getStackTrace());
    return fault;
  }
}
