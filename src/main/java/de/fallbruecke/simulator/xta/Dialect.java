package de.fallbruecke.simulator.xta;

import java.util.Optional;

/** One version of the web service. */
interface Dialect {
  /** The namespace of its faults. */
  String namespace();

  /** The operation that an action names on the port at a path; empty if there is none. */
  Optional<String> operation(String path, String action);

  /** The action of the answer to an action. */
  String answerTo(String action);

  /** The action of a fault as the answer to an action. */
  String faultTo(String action);

  /** Local name of the header that says in whose name is asked. */
  String accountHeader();

  /** Does it. */
  Exchange.Answer answer(Exchange exchange) throws Refused;
}
