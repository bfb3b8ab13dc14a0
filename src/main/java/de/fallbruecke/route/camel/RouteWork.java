package de.fallbruecke.route.camel;

import de.fallbruecke.mapping.Mapping;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.xoev.MessageHeader;
import de.fallbruecke.xoev.SchemaPack;
import de.fallbruecke.xoev.SourceDocument;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The working object of one run: what goes in, and what the steps of the route make of it. One per
 * submission and run, never shared, used by one thread.
 */
public final class RouteWork {
  private final UUID submission;
  private final RunningInstance instance;
  private final Destination destination;
  private final Envelope envelope;
  private final SourceDocument source;
  private final Map<String, Boolean> targets = new LinkedHashMap<>();
  private @Nullable SchemaPack pack;
  private @Nullable MessageHeader header;
  private Mapping.@Nullable Mapped mapped;
  private @Nullable ContentDefect defect;

  public RouteWork(
      UUID submission,
      RunningInstance instance,
      Destination destination,
      Envelope envelope,
      SourceDocument source) {
    this.submission = submission;
    this.instance = instance;
    this.destination = destination;
    this.envelope = envelope;
    this.source = source;
  }

  static RouteWork of(Exchange exchange) {
    return (RouteWork) exchange.getMessage().getBody();
  }

  UUID submission() {
    return submission;
  }

  RunningInstance instance() {
    return instance;
  }

  Destination destination() {
    return destination;
  }

  Envelope envelope() {
    return envelope;
  }

  SourceDocument source() {
    return source;
  }

  void recognised(SchemaPack found) {
    pack = found;
  }

  void headed(MessageHeader found) {
    header = found;
  }

  void mapped(Mapping.Mapped result) {
    mapped = result;
  }

  void defective(ContentDefect found) {
    defect = found;
  }

  /** A target enlisted twice is one delivery; it is required if one of the steps says so. */
  void enlist(String target, boolean required) {
    targets.merge(target, required, Boolean::logicalOr);
  }

  /** The schema pack, if a step looked for it and there is one. */
  public Optional<SchemaPack> pack() {
    return Optional.ofNullable(pack);
  }

  /** The header, if a step read it. */
  public Optional<MessageHeader> header() {
    return Optional.ofNullable(header);
  }

  /** What {@code case:map} made. */
  public Optional<Mapping.Mapped> mapped() {
    return Optional.ofNullable(mapped);
  }

  /** What {@code xoev:validate} found. */
  public Optional<ContentDefect> defect() {
    return Optional.ofNullable(defect);
  }

  /** Enlisted targets in order, with whether they are required. */
  public Map<String, Boolean> targets() {
    return Collections.unmodifiableMap(targets);
  }

  /** Ids only: Camel writes bodies into messages. */
  @Override
  public String toString() {
    return "submission " + submission;
  }
}
