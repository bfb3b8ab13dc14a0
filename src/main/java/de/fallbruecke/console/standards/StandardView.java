package de.fallbruecke.console.standards;

import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** InstalledStandards as the templates show them. */
final class StandardView {
  private StandardView() {}

  /**
   * A pack in the list.
   *
   * @param routes of tenants the person may see that use it
   */
  record Row(
      String name,
      String version,
      String title,
      boolean synthetic,
      Badge state,
      String dates,
      List<String> routes) {}

  /** A pack that routes name and that is not installed. */
  record Missing(String pack, List<String> routes) {}

  /** A code list that routes name and that no pack has: its codes are not checked. */
  record Unchecked(String list, List<String> routes) {}

  /** The list. */
  record All(List<Row> rows, List<Missing> missing, List<Unchecked> unchecked, String any) {}

  /** A code list of a pack. */
  record CodeList(String uri, String version, int codes, Badge state, String from) {}

  /** One pack. */
  record One(
      String name,
      String version,
      String title,
      Badge state,
      @Nullable Trouble trouble,
      List<Fact> facts,
      List<String> roots,
      List<String> namespaces,
      List<CodeList> lists,
      List<String> routes) {}
}
