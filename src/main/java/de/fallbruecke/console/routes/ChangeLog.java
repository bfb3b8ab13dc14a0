package de.fallbruecke.console.routes;

import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Person;
import de.fallbruecke.route.RouteChange;
import java.util.Map;

/** Writes down what people do with a change before it is activated. */
record ChangeLog(Audit audit) {
  void prepared(Person person, RouteChange change) {
    record(person, "ROUTE_CHANGE_PREPARED", change);
  }

  /** Somebody else activated something meanwhile, and the person goes on nevertheless. */
  void rebased(Person person, RouteChange change) {
    record(person, "ROUTE_CHANGE_REBASED", change);
  }

  /**
   * A comparison with the active version has begun.
   *
   * @param last over so many submissions, 0 for the examples of the package
   */
  void compared(Person person, RouteChange change, int last) {
    audit.record(
        person,
        "ROUTE_COMPARED",
        change.tenant(),
        change.instance(),
        Map.of("change", change.id().toString(), "last", String.valueOf(last)));
  }

  void comparisonStopped(Person person, RouteChange change) {
    record(person, "ROUTE_COMPARISON_STOPPED", change);
  }

  private void record(Person person, String act, RouteChange change) {
    audit.record(
        person,
        act,
        change.tenant(),
        change.instance(),
        Map.of("change", change.id().toString(), "hash", change.hash()));
  }
}
