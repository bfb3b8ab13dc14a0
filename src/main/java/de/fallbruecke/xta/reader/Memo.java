package de.fallbruecke.xta.reader;

import de.fallbruecke.platform.Json;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaParty;
import org.jspecify.annotations.Nullable;

/**
 * What the channel keeps of a message for its answer: who asked about what. Identifiers of
 * authorities, no names.
 *
 * @param to who gets an answer
 * @param process the author's name of the process
 */
public record Memo(
    String messageId,
    XtaParty to,
    String service,
    @Nullable String scenario,
    @Nullable String scenarioList,
    @Nullable String scenarioVersion,
    @Nullable String process,
    boolean test) {
  static Memo of(XtaMetaData meta, boolean test) {
    XtaParty to = meta.replyTo() == null ? meta.author() : meta.replyTo();
    var scenario = meta.qualifier().scenario();
    return new Memo(
        meta.messageId(),
        new XtaParty(to.id(), to.type(), null, to.category()),
        meta.qualifier().service(),
        scenario == null ? null : scenario.code(),
        scenario == null ? null : scenario.listUri(),
        scenario == null ? null : scenario.listVersion(),
        meta.requesterProcess(),
        test);
  }

  /** As it was kept. */
  public static Memo parse(String json) {
    return Json.mapper().readValue(json, Memo.class);
  }

  String json() {
    return Json.mapper().writeValueAsString(this);
  }
}
