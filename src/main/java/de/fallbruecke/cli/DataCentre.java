package de.fallbruecke.cli;

import de.fallbruecke.simulator.Sample;
import de.fallbruecke.simulator.xta.XtaContent;
import de.fallbruecke.simulator.xta.XtaLetter;
import de.fallbruecke.simulator.xta.XtaPortal;
import de.fallbruecke.simulator.xta.XtaSamples;
import de.fallbruecke.simulator.xta.XtaSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The data centre of the sample district: an XTA server on loopback with the district's box, and a
 * portal that sends to it. Both prove themselves by certificates that are made at each start.
 */
final class DataCentre implements AutoCloseable {
  /** The destination in the gateway that empties the box. */
  static final String DESTINATION = "postfach";

  /** The package that takes what comes: it has a route that begins with {@code xta:}. */
  static final String PACKAGE = "xoev-durchleitung";

  private static final String ACCOUNT = "rechenzentrum";
  private static final String SERVICE =
      XtaSimulator.DISTRICT.services().stream().findFirst().orElseThrow();

  private final XtaSimulator server;
  private final XtaPortal portal;

  private DataCentre(XtaSimulator server) {
    this.server = server;
    this.portal =
        new XtaPortal(
            server.baseUri(),
            server.client(XtaSimulator.PORTAL.name()),
            XtaSimulator.PORTAL.party());
  }

  /**
   * Starts it.
   *
   * @param state folder for the certificates
   */
  static DataCentre start(Path state) {
    return new DataCentre(XtaSimulator.start(state.resolve("xta").toAbsolutePath()));
  }

  /**
   * Sends a fixture to the district as a portal does: asks for an id, hands the container over.
   *
   * @param more attachments beside those of the fixture
   * @return the id of the message
   */
  String send(Sample sample, List<XtaContent> more) {
    XtaLetter letter = XtaSamples.letter(sample, SERVICE);
    List<XtaContent> attachments = new ArrayList<>(letter.attachments());
    attachments.addAll(more);
    try {
      return portal.send(letter.with(attachments));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether the district closed the message: the acknowledgement in XTA. */
  boolean closed(String id) {
    return server.closed(id);
  }

  /**
   * Adds account, destination and route to what stands under {@code fallbruecke}.
   *
   * @param parameters of the route, without its destination
   */
  void addTo(Map<String, Object> gateway, Map<String, ?> parameters) {
    Path files = server.certificates();
    String name = XtaSimulator.DISTRICT.name();
    gateway.put(
        "tls",
        Map.of(
            ACCOUNT,
            Map.of(
                "certificate-file", files.resolve(name + ".pem").toString(),
                "key-file", files.resolve(name + "-key.pem").toString(),
                "trusted-file", files.resolve("ca.pem").toString())));
    URI base = server.baseUri();
    gateway.put(
        "xta",
        Map.of(
            "accounts",
            Map.of(
                ACCOUNT,
                Map.of(
                    "version",
                    "2.1.1",
                    "management",
                    base + "/xta211/management",
                    "box",
                    base + "/xta211/msgbox",
                    "send",
                    base + "/xta211/send",
                    "tls",
                    ACCOUNT,
                    "identifier",
                    XtaSimulator.DISTRICT.party()))));
    DemoConfiguration.enter(
        gateway,
        DESTINATION,
        Map.of(
            "tenant",
            DemoConfiguration.TENANT,
            "channel",
            "xta",
            "poll-interval",
            "2s",
            "xta",
            Map.of("account", ACCOUNT)),
        PACKAGE,
        parameters);
  }

  @Override
  public void close() {
    portal.close();
    server.close();
  }
}
