package de.fallbruecke.console.submissions;

import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.engine.Act;
import de.fallbruecke.submission.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of one act.
 *
 * @param reason as typed so far
 * @param seen state and version that the person decides on
 * @param kinds problems that the portal can be told, for a rejection
 * @param preview what the portal is told, once it was asked for
 * @param changed what became of the submission meanwhile, if something did
 * @param obstacle why it cannot be done, if it cannot
 */
record ActForm(
    String act,
    String key,
    String target,
    String reason,
    boolean reasonNeeded,
    boolean reasonMissing,
    String problem,
    String seen,
    List<Kind> kinds,
    @Nullable Preview preview,
    @Nullable Trouble changed,
    @Nullable String obstacle) {

  /** A kind of problem. */
  record Kind(String value, String name) {}

  /** What the applicant's portal gets. */
  record Preview(String type, String title, String detail, String instance) {
    static Preview of(Problem problem) {
      return new Preview(
          ForeignText.line(problem.type()),
          ForeignText.line(problem.title()),
          ForeignText.of(problem.detail()),
          ForeignText.line(problem.instance()));
    }
  }

  /** Whether the button that carries it out is there; a rejection is read before it is sent. */
  public boolean isReady() {
    return obstacle == null && (kinds.isEmpty() || preview != null);
  }

  static List<Kind> kinds(Act act, List<String> known, Wording words) {
    if (act != Act.REJECT) {
      return List.of();
    }
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(""), known.stream())
        .map(kind -> new Kind(kind, words.textOr("problem." + kind, kind)))
        .toList();
  }
}
