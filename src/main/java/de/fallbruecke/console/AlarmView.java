package de.fallbruecke.console;

import java.util.List;

/**
 * The page of alarms as the template shows it.
 *
 * @param summary one sentence, spoken by screen readers when it changes
 */
record AlarmView(List<Open> open, List<Over> over, String summary) {
  /**
   * What is wrong now.
   *
   * @param id unique on the page
   * @param submission id of the submission it points to; empty if there is none
   * @param submissions address of the list of what it concerns; empty if it concerns none
   */
  record Open(
      String id,
      Badge severity,
      Trouble trouble,
      String since,
      String age,
      List<Fact> facts,
      String submission,
      String submissions) {}

  /** What was wrong. */
  record Over(String code, String title, String where, String raised, String cleared) {}
}
