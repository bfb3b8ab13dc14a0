package de.fallbruecke.cli;

import de.fallbruecke.simulator.Connection;
import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.Portal;
import de.fallbruecke.simulator.ReceivedReply;
import de.fallbruecke.simulator.Sample;
import de.fallbruecke.simulator.Samples;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.Simulator;
import de.fallbruecke.simulator.Sink;
import de.fallbruecke.simulator.SinkOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who lives beside the gateway, on loopback: the portal's side and the specialist software. */
final class Neighbours implements AutoCloseable {
  private final Simulator simulator;
  private final Sink sink;
  private final Portal portal;
  private final List<Sample> samples;

  private Neighbours(Simulator simulator, Sink sink, List<Sample> samples) {
    this.simulator = simulator;
    this.sink = sink;
    this.portal = Portal.of(simulator.connection());
    this.samples = samples;
  }

  /**
   * Starts them.
   *
   * @param state folder of their memory, kept over restarts
   * @param home folder with {@code routes}
   */
  static Neighbours start(Path state, Path home, SinkOptions sink) {
    Simulator simulator = Simulator.start(state.resolve("portal"), 0);
    return new Neighbours(
        simulator,
        Sink.start(sink),
        inTurn(sendable(Samples.under(home.resolve("routes")), simulator.connection())));
  }

  /** A package whose standard does not come with the program has no destination here. */
  private static List<Sample> sendable(Samples samples, Connection connection) {
    return samples.all().stream()
        .filter(
            sample ->
                connection.destinations().stream()
                    .anyMatch(d -> sample.routePackage().equals(d.routePackage())))
        .toList();
  }

  /** Where the ledger of the specialist software lies under the state folder. */
  static SinkOptions sinkIn(Path state) {
    return SinkOptions.writing(state.resolve("ledger.jsonl"));
  }

  Connection connection() {
    return simulator.connection();
  }

  Sink sink() {
    return sink;
  }

  URI sinkPage() {
    return sink.baseUri();
  }

  /** Callbacks go to the gateway at this address from now on. */
  void callBack(URI gateway) {
    for (Connection.Destination destination : connection().destinations()) {
      simulator.callback(
          destination.name(), gateway.resolve("/callbacks/fitconnect/" + destination.name()));
    }
  }

  int packages() {
    return (int) samples.stream().map(Sample::routePackage).distinct().count();
  }

  /** Sends the sample of that turn: first one of each package, then their other fixtures. */
  Sent send(int turn) {
    Sample sample = sampleOf(turn);
    return portal.send(sample.draft(destinationOf(sample)));
  }

  private Sample sampleOf(int turn) {
    return samples.get(turn % samples.size());
  }

  private String destinationOf(Sample sample) {
    return connection().destinations().stream()
        .filter(d -> sample.routePackage().equals(d.routePackage()))
        .map(Connection.Destination::name)
        .findFirst()
        .orElseThrow();
  }

  /** Sends the sample of that turn; the applicant wants answers where an office writes some. */
  Sent sendForAnswer(int turn) {
    Sample sample = sampleOf(turn);
    Draft draft = sample.draft(destinationOf(sample));
    return portal.send(wantsAnswer(turn) ? draft.withReplyChannel() : draft);
  }

  /** Whether an office answers the application of that turn. */
  boolean wantsAnswer(int turn) {
    return Offices.answers(sampleOf(turn).routePackage());
  }

  /**
   * Takes the answers that wait at the portal, as an applicant does who reads them.
   *
   * @return how many were in order and taken
   */
  int takeAnswers() {
    int taken = 0;
    for (UUID waiting : portal.replies().waiting()) {
      ReceivedReply reply = portal.replies().open(waiting);
      if (reply.flaw() == null) {
        portal.replies().accept(reply);
        taken++;
      }
    }
    return taken;
  }

  /** What the portal's side knows of a submission: accepted, rejected, submitted, … */
  String status(UUID submission) {
    return simulator.status(submission).orElse("unknown");
  }

  /** How many receipts stand in the event log for the submission: accept and reject events. */
  long receipts(Sent sent) {
    return portal.events(sent.caseId()).stream()
        .filter(
            claims -> claims.path("sub").asString("").equals("submission:" + sent.submissionId()))
        .flatMap(claims -> claims.path("events").propertyNames().stream())
        .filter(event -> event.endsWith("accept-submission") || event.endsWith("reject-submission"))
        .count();
  }

  /** Cases that the specialist software has taken, each key once. */
  List<Sink.TakenCase> cases() {
    return sink.cases();
  }

  /** Requests with a key that the specialist software knew: same content, other content. */
  Sink.Repeated repeated() {
    return sink.repeated();
  }

  @Override
  public void close() {
    portal.close();
    sink.close();
    simulator.close();
  }

  private static List<Sample> inTurn(List<Sample> all) {
    Map<String, List<Sample>> byPackage = new LinkedHashMap<>();
    all.forEach(
        sample ->
            byPackage.computeIfAbsent(sample.routePackage(), p -> new ArrayList<>()).add(sample));
    List<Sample> turns = new ArrayList<>();
    for (int round = 0; turns.size() < all.size(); round++) {
      for (List<Sample> ofPackage : byPackage.values()) {
        if (round < ofPackage.size()) {
          turns.add(ofPackage.get(round));
        }
      }
    }
    return turns;
  }
}
