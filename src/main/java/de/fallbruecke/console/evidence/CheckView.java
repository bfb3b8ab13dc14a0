package de.fallbruecke.console.evidence;

import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.proof.ChainCheck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A check of many chains as a line. */
record CheckView(
    String id,
    String state,
    String tenant,
    String by,
    String begun,
    String finished,
    int percent,
    long checked,
    long total,
    long entries,
    long broken,
    boolean running) {

  static CheckView of(ChainCheck check, Wording words) {
    @Nullable Instant finished = check.finishedAt();
    String tenant = check.tenant();
    return new CheckView(
        check.id().toString(),
        words.text("check." + check.state()),
        tenant == null ? words.text("check.all") : ForeignText.line(tenant),
        ForeignText.line(check.by()),
        words.time(check.begunAt()),
        finished == null ? "" : words.time(finished),
        check.percent(),
        check.checked(),
        Math.max(check.total(), check.checked()),
        check.entries(),
        check.broken(),
        check.state() == ChainCheck.State.RUNNING);
  }
}
