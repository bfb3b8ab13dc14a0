package de.fallbruecke.xta;

/** The two generations of the web service in use. */
public enum XtaVersion {
  /** XTA-WS 2.1.1, namespace {@code http://xoev.de/transport/xta/211}. */
  XTA_211("2.1.1"),
  /** XTA core 3.1.1, part of XTA 2 version 5.1.1. */
  CORE_311("3.1.1");

  private final String key;

  XtaVersion(String key) {
    this.key = key;
  }

  /** As it is written in the configuration. */
  public String key() {
    return key;
  }
}
