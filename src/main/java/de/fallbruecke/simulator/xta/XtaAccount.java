package de.fallbruecke.simulator.xta;

import java.util.Set;

/**
 * Somebody with a certificate and a message box.
 *
 * @param name the name of the certificate's files and its common name
 * @param party the identifier in headers
 * @param services the URIs of the services that it offers as a reader
 * @param blocked refused with 9011
 */
public record XtaAccount(String name, String party, Set<String> services, boolean blocked) {
  public XtaAccount {
    services = Set.copyOf(services);
  }

  /** An account in order. */
  public static XtaAccount of(String name, String party, String... services) {
    return new XtaAccount(name, party, Set.of(services), false);
  }
}
