package de.fallbruecke.api;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;

/** What is wrong with a request, in words for the one who sent it: no content, no inside. */
public final class ApiFault extends Fault {
  private final String detail;

  public ApiFault(FaultCode code, String detail) {
    super(code, detail);
    this.detail = detail;
  }

  /** The sentence without the code. */
  public String detail() {
    return detail;
  }
}
