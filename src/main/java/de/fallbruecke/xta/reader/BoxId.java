package de.fallbruecke.xta.reader;

import de.fallbruecke.platform.Sha256;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.xta.XtaMetaData;

/**
 * Which message of the box a submission is. The standard lets an id be used once (9024); what is
 * listed under an id whose submission has ended is a submission of its own.
 *
 * @param messageId the id in the box
 * @param usedBefore whether another submission came by this id before
 */
record BoxId(String messageId, boolean usedBefore) {
  private static final int MARK = 16;

  /** Only for an id used before a submission of XTA has a case id of the channel: that id. */
  static BoxId of(Submission submission) {
    String first = submission.externalCase();
    return first == null ? new BoxId(submission.externalId(), false) : new BoxId(first, true);
  }

  /**
   * An entry of the list, told from others of the same id by what no server changes: who made what
   * when, and when it came into the box.
   */
  static Announcement listed(XtaMetaData meta) {
    String whole =
        "%s|%s|%s|%s|%s|%s"
            .formatted(
                meta.times().delivery(),
                meta.times().origin(),
                meta.author().id(),
                meta.qualifier().service(),
                meta.qualifier().messageType().code(),
                meta.size());
    return new Announcement(meta.messageId(), null, Sha256.hex(whole).substring(0, MARK));
  }
}
