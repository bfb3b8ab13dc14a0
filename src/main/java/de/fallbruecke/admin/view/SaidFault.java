package de.fallbruecke.admin.view;

import de.fallbruecke.platform.Fault;

/** Something that stands in the way, as a code and a sentence. */
public record SaidFault(String code, String detail) {
  public static SaidFault of(Fault fault) {
    return new SaidFault(
        fault.code().code(), fault.getMessage().substring(fault.code().code().length()).strip());
  }
}
