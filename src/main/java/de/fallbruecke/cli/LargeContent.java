package de.fallbruecke.cli;

import de.fallbruecke.platform.Sha512;
import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Attachments out of nothing and what is expected to arrive of them.
 *
 * @param documents in the order of sending
 */
record LargeContent(List<Document> documents) {
  /**
   * One attachment.
   *
   * @param fragment plain bytes per fragment; 0 = in one piece
   */
  record Document(String name, Source source, long fragment, Arrived expected) {
    Draft.Attachment attachment() {
      Draft.Attachment whole = Draft.Attachment.of(name, "application/octet-stream", source);
      return fragment == 0 ? whole : whole.fragments(fragment);
    }
  }

  /** A document at its target. */
  record Arrived(long size, String sha512) {}

  LargeContent {
    documents = List.copyOf(documents);
  }

  /**
   * Synthetic content.
   *
   * @param total bytes of all attachments, spread evenly
   * @param fragment larger attachments are sent in fragments of so many bytes; 0 = none is
   */
  static LargeContent of(int attachments, long total, long fragment) throws IOException {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < attachments; i++) {
      long size = total / attachments + (i < total % attachments ? 1 : 0);
      Source source = Source.synthetic(31L * total + i, size);
      try (InputStream in = source.open()) {
        documents.add(
            new Document(
                "anlage-%03d.bin".formatted(i + 1),
                source,
                size > fragment ? fragment : 0,
                new Arrived(size, Sha512.hex(in))));
      }
    }
    return new LargeContent(documents);
  }

  /** This and more in one submission. */
  LargeContent and(LargeContent more) {
    List<Document> all = new ArrayList<>(documents);
    all.addAll(more.documents());
    return new LargeContent(all);
  }

  long bytes() {
    return documents.stream().mapToLong(document -> document.expected().size()).sum();
  }

  /** How many objects are uploaded for it. */
  long objects() {
    return documents.stream()
        .mapToLong(d -> d.fragment() == 0 ? 1 : -Math.floorDiv(-d.expected().size(), d.fragment()))
        .sum();
  }

  /** Whether everything is there, each once. */
  boolean isAllIn(List<Arrived> arrived) {
    return documents.stream()
        .allMatch(d -> arrived.stream().filter(d.expected()::equals).count() == 1);
  }
}
