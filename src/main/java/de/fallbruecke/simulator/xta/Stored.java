package de.fallbruecke.simulator.xta;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message in a box. Its meta data are those of 2.1.1, whatever version it came by. */
final class Stored {
  final String id;
  final String author;
  final String reader;
  final Tag metaData;
  final XtaContent message;
  final List<XtaContent> attachments;
  final Instant delivery;
  @Nullable Instant initialFetch;
  @Nullable Instant reception;

  Stored(
      String id,
      String author,
      String reader,
      Tag metaData,
      XtaContent message,
      List<XtaContent> attachments,
      Instant delivery) {
    this.id = id;
    this.author = author;
    this.reader = reader;
    this.metaData = metaData;
    this.message = message;
    this.attachments = List.copyOf(attachments);
    this.delivery = delivery;
  }

  boolean closed() {
    return reception != null;
  }

  /** The meta data with the times of the box. */
  Tag header() {
    return MetaData.withTimes(metaData, delivery, initialFetch, reception);
  }
}
