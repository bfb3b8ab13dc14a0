package de.fallbruecke.xta.reader;

/** By version 2.1.1 of the web service. */
class Xta211ContractTest extends XtaContract {
  private static final Reader READER = new Reader("2.1.1");

  @Override
  Reader reader() {
    return READER;
  }
}
