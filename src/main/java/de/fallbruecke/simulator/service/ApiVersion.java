package de.fallbruecke.simulator.service;

/**
 * Generation of the Submission API; they differ in names, in {@code zip} and in {@code $schema}.
 */
enum ApiVersion {
  V1("serviceType", "services"),
  V2("publicService", "publicServices");

  private final String serviceField;
  private final String servicesField;

  ApiVersion(String serviceField, String servicesField) {
    this.serviceField = serviceField;
    this.servicesField = servicesField;
  }

  /** Member of a submission that names its service. */
  String serviceField() {
    return serviceField;
  }

  /** Member of a destination that lists its services. */
  String servicesField() {
    return servicesField;
  }
}
