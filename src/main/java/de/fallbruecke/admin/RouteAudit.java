package de.fallbruecke.admin;

import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.RouteEntry;
import de.fallbruecke.route.Activation;
import java.util.Map;

/** Writes down what was done to instances, with the words that the console uses. */
record RouteAudit(Audit audit) {
  /** An entry was added to the history of an instance. */
  RouteEntry done(Person person, Activation now, String reason) {
    audit.record(
        person,
        "ROUTE_" + now.kind(),
        now.tenant(),
        now.instance(),
        Map.of(
            "entry", String.valueOf(now.id()),
            "package", now.packageId(),
            "version", now.version(),
            "hash", now.hash(),
            "reason", reason));
    return RouteEntry.of(now);
  }

  void exported(Person person, Activation now, String file) {
    audit.record(
        person,
        "ROUTE_EXPORTED",
        now.tenant(),
        now.instance(),
        Map.of("package", now.packageId(), "version", now.version(), "file", file));
  }
}
