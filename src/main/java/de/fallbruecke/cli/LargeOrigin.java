package de.fallbruecke.cli;

import de.fallbruecke.simulator.Connection;
import de.fallbruecke.simulator.DestinationSpec;
import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.KeySource;
import de.fallbruecke.simulator.Portal;
import de.fallbruecke.simulator.Sample;
import de.fallbruecke.simulator.Samples;
import de.fallbruecke.simulator.Simulator;
import de.fallbruecke.simulator.SimulatorOptions;
import de.fallbruecke.simulator.xta.XtaContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The portal's side of one channel: sends large content and knows when it was acknowledged. */
interface LargeOrigin extends AutoCloseable {

  /** Where the content comes from. */
  enum Channel {
    FITCONNECT,
    /** One container of at most 40 MB with everything, by XTA-WS 2.1.1 over mutual TLS. */
    XTA
  }

  /** The route package that takes it. */
  String routePackage();

  /**
   * Adds the way in to the gateway's settings.
   *
   * @param gateway what stands under {@code fallbruecke}
   * @param parameters of the route, without its destination
   */
  void addTo(Map<String, Object> gateway, Map<String, String> parameters);

  /** Sends it; answers its id at the portal. */
  String send(LargeContent content) throws IOException;

  /** {@code accepted}, {@code rejected} or anything else while it is open. */
  String status(String id);

  @Override
  void close();

  /**
   * Starts the portal's side.
   *
   * @param state folder for everything
   * @param routes folder of the route packages
   */
  static LargeOrigin start(Channel channel, Path state, Path routes, KeySource keys) {
    return switch (channel) {
      case FITCONNECT -> new FitConnect(state, routes, keys);
      case XTA -> new Xta(state, routes);
    };
  }

  /** A delivery service with generous limits. */
  final class FitConnect implements LargeOrigin {
    private static final String PACKAGE = "wohngeld";
    private final Simulator simulator;
    private final Portal portal;
    private final Sample sample;
    private final Path state;

    private FitConnect(Path state, Path routes, KeySource keys) {
      this.state = state;
      simulator =
          Simulator.start(
              SimulatorOptions.in(state.resolve("portal"))
                  .keys(keys)
                  .generousLimits()
                  .destinations(
                      DestinationSpec.defaults().stream()
                          .filter(spec -> PACKAGE.equals(spec.routePackage()))
                          .toList()));
      portal = Portal.of(simulator.connection());
      sample = Samples.under(routes).named(PACKAGE).getFirst();
    }

    @Override
    public String routePackage() {
      return PACKAGE;
    }

    @Override
    public void addTo(Map<String, Object> gateway, Map<String, String> parameters) {
      gateway.put("fitconnect", DemoConfiguration.account(simulator.connection()));
      DemoConfiguration.enter(gateway, destination(), state, parameters);
    }

    private Connection.Destination destination() {
      return simulator.connection().destinations().getFirst();
    }

    @Override
    public String send(LargeContent content) {
      Draft draft = sample.draft(destination().name());
      content.documents().forEach(document -> draft.attach(document.attachment()));
      return portal.send(draft).submissionId().toString();
    }

    @Override
    public String status(String id) {
      return simulator.status(UUID.fromString(id)).orElse("unknown");
    }

    @Override
    public void close() {
      portal.close();
      simulator.close();
    }
  }

  /** A message box. */
  final class Xta implements LargeOrigin {
    private final DataCentre server;
    private final Sample sample;

    private Xta(Path state, Path routes) {
      server = DataCentre.start(state);
      sample = Samples.under(routes).named(DataCentre.PACKAGE).getFirst();
    }

    @Override
    public String routePackage() {
      return DataCentre.PACKAGE;
    }

    @Override
    public void addTo(Map<String, Object> gateway, Map<String, String> parameters) {
      server.addTo(gateway, parameters);
    }

    @Override
    public String send(LargeContent content) throws IOException {
      List<XtaContent> attachments = new ArrayList<>();
      for (LargeContent.Document document : content.documents()) {
        try (InputStream in = document.source().open()) {
          attachments.add(
              new XtaContent(
                  "application/octet-stream", document.name(), document.name(), in.readAllBytes()));
        }
      }
      return server.send(sample, attachments);
    }

    @Override
    public String status(String id) {
      return server.closed(id) ? "accepted" : "open";
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
