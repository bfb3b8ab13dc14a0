package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import java.util.List;

/** All conditions, in the order in which they are judged. */
record Conditions(List<Condition> all) {
  Conditions {
    all = List.copyOf(all);
  }

  List<FaultCode> codes() {
    return all.stream().map(Condition::code).toList();
  }
}
