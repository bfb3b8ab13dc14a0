package de.fallbruecke.simulator.xta;

import de.fallbruecke.simulator.xta.XtaFaultOrder.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The orders that are open. */
final class XtaFaultOrders {
  private final List<XtaFaultOrder> open = new ArrayList<>();

  synchronized void add(XtaFaultOrder order) {
    open.add(order);
  }

  synchronized void clear() {
    open.clear();
  }

  /** Takes an order of this kind for the operation. */
  synchronized Optional<XtaFaultOrder> take(Kind kind, String operation) {
    for (int i = 0; i < open.size(); i++) {
      XtaFaultOrder order = open.get(i);
      if (order.kind() == kind
          && (order.operation().isEmpty() || order.operation().equals(operation))) {
        if (order.times() == 1) {
          open.remove(i);
        } else if (order.times() > 1) {
          open.set(i, order.times(order.times() - 1));
        }
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }
}
