package de.fallbruecke.simulator.soap;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.simulator.sink.Ledger;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.security.auth.callback.CallbackHandler;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A SOAP service on loopback that takes cases and keeps them as files. Idempotent by key: the same
 * again is the same case, other content under a known key is a conflict. The book of cases is the
 * sink's, or one of its own.
 */
public final class SoapInbox implements AutoCloseable {
  /** How it treats what it gets. */
  public enum Manner {
    /** Takes it. */
    GOOD,
    /** Answers that it cannot take anything now. */
    BUSY,
    /** Answers that it will not take it. */
    REFUSING,
    /** Takes nothing and answers with a receiver fault. */
    FAILING_BEFORE,
    /** Takes it and then answers with a receiver fault. */
    FAILING_AFTER,
    /** Answers with something that is no SOAP. */
    TALKING_NONSENSE
  }

  /**
   * A case that was taken.
   *
   * @param main the case or original message
   */
  public record TakenCase(String key, Path main, List<Document> documents) {
    public TakenCase {
      documents = List.copyOf(documents);
    }
  }

  /** A document of it. */
  public record Document(String id, String name, Path content) {}

  private final Tomcat tomcat;
  private final Bus bus;
  private final Intake intake;
  private final AutoCloseable book;

  private SoapInbox(Tomcat tomcat, Bus bus, Intake intake, AutoCloseable book) {
    this.tomcat = tomcat;
    this.bus = bus;
    this.intake = intake;
    this.book = book;
  }

  /**
   * Starts and answers.
   *
   * @param port 0 = any
   * @param directory where the cases are kept
   * @param login user and password that a UsernameToken must show; null: none is asked for
   * @throws Fault FB-SIM-001
   */
  public static SoapInbox start(
      int port, Path directory, Map.@Nullable Entry<String, String> login) {
    return start(port, directory, null, login == null ? List.of() : List.of(security(login)));
  }

  /**
   * Starts and answers, guarded as somebody else sees fit.
   *
   * @param tls how it speaks TLS; null: not at all
   * @param guards look at each request before it is read
   * @throws Fault FB-SIM-001
   */
  public static SoapInbox start(
      int port,
      Path directory,
      @Nullable SSLHostConfig tls,
      List<? extends Interceptor<? extends Message>> guards) {
    Ledger own = Ledger.open(directory.resolve("ledger.jsonl"), Clock.systemUTC());
    return start(port, directory, tls, guards, own, own);
  }

  /**
   * Starts and answers with nobody asked for, and writes down what it takes in somebody's ledger.
   *
   * @throws Fault FB-SIM-001
   */
  public static SoapInbox start(Path directory, Ledger ledger) {
    return start(0, directory, null, List.of(), ledger, () -> {});
  }

  private static SoapInbox start(
      int port,
      Path directory,
      @Nullable SSLHostConfig tls,
      List<? extends Interceptor<? extends Message>> guards,
      Ledger ledger,
      AutoCloseable book) {
    Tomcat tomcat = new Tomcat();
    try {
      Files.createDirectories(directory.resolve("tomcat"));
      tomcat.setBaseDir(directory.resolve("tomcat").toString());
      tomcat.setPort(port);
      tomcat
          .getConnector()
          .setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
      if (tls != null) {
        tomcat.getConnector().setProperty("SSLEnabled", "true");
        tomcat.getConnector().setScheme("https");
        tomcat.getConnector().setSecure(true);
        tomcat.getConnector().addSslHostConfig(tls);
      }
      Bus bus = BusFactory.newInstance().createBus();
      BusFactory.clearDefaultBusForAnyThread(bus);
      CXFNonSpringServlet servlet = new CXFNonSpringServlet();
      servlet.setBus(bus);
      Context context = tomcat.addContext("", directory.toAbsolutePath().toString());
      Tomcat.addServlet(context, "cxf", servlet).setLoadOnStartup(1);
      context.addServletMappingDecoded("/*", "cxf");
      tomcat.start();
      Intake intake = new Intake(directory, ledger);
      EndpointImpl endpoint = new EndpointImpl(bus, intake, SOAPBinding.SOAP12HTTP_MTOM_BINDING);
      guards.forEach(endpoint.getInInterceptors()::add);
      endpoint.publish("/falluebergabe");
      return new SoapInbox(tomcat, bus, intake, book);
    } catch (IOException | LifecycleException e) {
      throw new Fault(
          FaultCode.SIMULATOR_START,
          "The SOAP service cannot listen on 127.0.0.1:%d. Choose another port.".formatted(port),
          e);
    }
  }

  private static WSS4JInInterceptor security(Map.Entry<String, String> login) {
    CallbackHandler passwords =
        callbacks -> {
          for (var callback : callbacks) {
            if (callback instanceof WSPasswordCallback asked
                && login.getKey().equals(asked.getIdentifier())) {
              asked.setPassword(login.getValue());
            }
          }
        };
    return new WSS4JInInterceptor(
        Map.of(
            ConfigurationConstants.ACTION,
            ConfigurationConstants.USERNAME_TOKEN,
            ConfigurationConstants.PW_CALLBACK_REF,
            passwords));
  }

  /** Where it takes cases. */
  public URI url() {
    return URI.create(
        "%s://127.0.0.1:%d/falluebergabe"
            .formatted(tomcat.getConnector().getScheme(), tomcat.getConnector().getLocalPort()));
  }

  /** Who sees the body of each request, with its includes as they came. */
  public void inspect(Consumer<Element> other) {
    intake.inspect(other);
  }

  /** How it treats what it gets from now on. */
  public void behave(Manner manner) {
    intake.behave(manner);
  }

  /** The cases that were taken, each once, oldest first. */
  public List<TakenCase> cases() {
    return intake.cases();
  }

  /** How often cases were handed over, repeats counted. */
  public int handOvers() {
    return intake.handOvers();
  }

  @Override
  public void close() {
    try {
      bus.shutdown(false);
      tomcat.stop();
      tomcat.destroy();
      book.close();
    } catch (Exception e) { // AutoCloseable declares no other
      throw new Fault(FaultCode.SIMULATOR_STATE, "The SOAP service did not stop.", e);
    }
  }
}
