package de.fallbruecke.xta.reader;

/** By version 3.1.1 of the web service. */
class XtaCoreContractTest extends XtaContract {
  private static final Reader READER = new Reader("3.1.1");

  @Override
  Reader reader() {
    return READER;
  }
}
