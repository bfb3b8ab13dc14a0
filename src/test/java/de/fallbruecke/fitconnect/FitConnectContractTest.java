package de.fallbruecke.fitconnect;

/** By version 2 of the API. */
class FitConnectContractTest extends FitConnectContract {
  @Override
  String version() {
    return "v2";
  }
}
