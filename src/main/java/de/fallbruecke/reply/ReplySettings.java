package de.fallbruecke.reply;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the way back.
 *
 * @param keepAddress how long it is kept where an applicant may be answered, from the reception or
 *     the last answer on
 * @param keepContent how long the content of a reply stays after its end before it is destroyed
 * @param checkInterval pause between two looks whether the recipient has taken a reply
 * @param giveUpAfter a reply that was not taken for so long after it was handed over is held; the
 *     delivery service deletes it after 21 days
 * @param maxDocuments documents in one message; FIT-Connect allows 100
 * @param maxDocument size of one document; FIT-Connect allows 500 MB encrypted
 * @param maxTotal size of all documents of one message
 * @param mediaTypes what documents may be
 */
@ConfigurationProperties(prefix = "fallbruecke.replies", ignoreUnknownFields = false)
record ReplySettings(
    @DefaultValue("180d") Duration keepAddress,
    @DefaultValue("7d") Duration keepContent,
    @DefaultValue("10m") Duration checkInterval,
    @DefaultValue("21d") Duration giveUpAfter,
    @DefaultValue("20") int maxDocuments,
    @DefaultValue("100MB") DataSize maxDocument,
    @DefaultValue("200MB") DataSize maxTotal,
    @DefaultValue({
          "application/pdf",
          "image/jpeg",
          "image/png",
          "text/plain",
          "application/xml",
          "application/json"
        })
        List<String> mediaTypes) {
  ReplySettings {
    mediaTypes = List.copyOf(mediaTypes);
  }
}
