package de.fallbruecke.console.access;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.console.page.FactWords;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.evidence.Look;
import de.fallbruecke.survey.ContentLooks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the page of looks at content. */
final class LookViews {
  private static final int PER_PAGE = 50;

  private final ContentLooks looks;

  LookViews(ContentLooks looks) {
    this.looks = looks;
  }

  /**
   * One page.
   *
   * @param next address of the page after it, if there may be more
   */
  record Page(List<Row> rows, @Nullable String next, boolean first) {}

  /**
   * One look.
   *
   * @param reason the one that was chosen; empty if none was recorded
   * @param words what they typed besides; empty if nothing
   */
  record Row(
      String submission,
      String time,
      String age,
      String person,
      String reason,
      String words,
      String what) {}

  Page page(String before, Person person, Wording words) {
    ContentLooks.Page page = looks.page(before, PER_PAGE, person.scope(Ability.SEE_AUDIT));
    return new Page(
        page.looks().stream().map(look -> row(look, words)).toList(),
        page.next() == null ? null : "/audit/looks?before=" + page.next(),
        !ContentLooks.names(before));
  }

  private static Row row(Look look, Wording words) {
    FactWords facts = new FactWords(words);
    return new Row(
        look.submission().toString(),
        words.time(look.at()),
        words.age(look.at()),
        ForeignText.line(look.by()),
        facts.value("why", look.why()),
        ForeignText.line(look.words()),
        facts.value("what", look.what()));
  }
}
