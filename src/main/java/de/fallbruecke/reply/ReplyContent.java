package de.fallbruecke.reply;

import de.fallbruecke.submission.OutgoingReply;
import java.util.List;

/** What a reply says, as it lies in the vault. Holds personal data. */
record ReplyContent(OutgoingReply.Message message, List<OutgoingReply.Document> documents) {
  ReplyContent {
    documents = List.copyOf(documents);
  }
}
