package de.fallbruecke.console.submissions;

import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.submission.Envelope;
import java.util.ArrayList;
import java.util.List;

/**
 * A document that can be downloaded.
 *
 * @param number its place among those of the submission
 * @param original the message as received
 */
record DocumentLine(
    int number, String name, String mediaType, String size, String sha512, boolean original) {

  static List<DocumentLine> of(List<CaseContent.Stored> stored, Wording words) {
    List<DocumentLine> lines = new ArrayList<>();
    for (CaseContent.Stored one : stored) {
      lines.add(
          new DocumentLine(
              lines.size(),
              ForeignText.line(one.name()),
              ForeignText.line(one.mediaType()),
              words.size(one.size()),
              one.sha512(),
              one.part().equals(Envelope.DATA_PART)));
    }
    return List.copyOf(lines);
  }
}
