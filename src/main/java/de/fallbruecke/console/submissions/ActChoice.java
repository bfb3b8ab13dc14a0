package de.fallbruecke.console.submissions;

import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.engine.Act;
import de.fallbruecke.engine.Possible;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An act as a link.
 *
 * @param id of the link on the page
 * @param act its label in the address
 * @param target of the delivery it is about, empty if it is about the submission
 * @param name what the link says
 * @param icon sign of KERN
 */
record ActChoice(String id, String act, String target, String name, String icon) {

  /** What comes first is what most often helps; what cannot be undone comes last. */
  private static final List<Act> ORDER =
      List.of(
          Act.MARK_DELIVERED,
          Act.RELEASE,
          Act.RETRY,
          Act.ACCEPT,
          Act.RECEIVE_AGAIN,
          Act.CLOSE,
          Act.CANCEL,
          Act.HOLD,
          Act.REJECT);

  /** Where these are possible they are the next step; the others are ways out. */
  private static final Set<Act> NEXT_STEPS =
      Set.of(Act.MARK_DELIVERED, Act.RELEASE, Act.RETRY, Act.ACCEPT, Act.RECEIVE_AGAIN, Act.CLOSE);

  static List<ActChoice> of(List<Possible> possible, Wording words) {
    long targets = possible.stream().map(Possible::target).distinct().count();
    return possible.stream()
        .sorted(Comparator.comparingInt(one -> ORDER.indexOf(one.act())))
        .map(one -> of(one, targets > 2, words))
        .toList();
  }

  /** Whether it can be the one thing that the page proposes. */
  boolean isNextStep() {
    return NEXT_STEPS.contains(Act.find(act).orElseThrow());
  }

  private static ActChoice of(Possible one, boolean several, Wording words) {
    String target = one.target();
    return new ActChoice(
        one.act().label() + (target == null ? "" : "-" + target),
        one.act().label(),
        target == null ? "" : target,
        name(one.act(), target, several, words),
        icon(one.act()));
  }

  private static String name(Act act, @Nullable String target, boolean several, Wording words) {
    String name = words.text("deed." + act.name());
    return target == null || !several ? name : name + " (" + ForeignText.line(target) + ")";
  }

  private static String icon(Act act) {
    return switch (act) {
      case RETRY, RELEASE -> "autorenew";
      case MARK_DELIVERED, ACCEPT -> "success";
      case RECEIVE_AGAIN -> "download";
      case HOLD -> "warning";
      case CANCEL, CLOSE, REJECT -> "close";
    };
  }
}
