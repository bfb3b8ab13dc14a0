package de.fallbruecke.fitconnect.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What differs between the generations of the Submission API. A third one is one more constant; no
 * public wire specification of v3 is known (November 2026).
 */
public enum ApiVersion {
  V1("v1", "serviceType", true, "1.x"),
  V2("v2", "publicService", false, "2.x");

  private final String path;
  private final String serviceField;
  private final boolean compressionAllowed;
  private final String metadataVersions;

  ApiVersion(
      String path, String serviceField, boolean compressionAllowed, String metadataVersions) {
    this.path = path;
    this.serviceField = serviceField;
    this.compressionAllowed = compressionAllowed;
    this.metadataVersions = metadataVersions;
  }

  /** By its name in configuration and paths, for example {@code v2}. */
  public static Optional<ApiVersion> find(String name) {
    return Arrays.stream(values()).filter(v -> v.path.equals(name)).findFirst();
  }

  /** The path segment after the base address. */
  public String path() {
    return path;
  }

  /** The member of a submission that names the service. */
  public String serviceField() {
    return serviceField;
  }

  /** Whether {@code zip=DEF} may occur; in v2 the service refuses it. */
  public boolean compressionAllowed() {
    return compressionAllowed;
  }

  /** The metadata versions that belong to this API, unless the destination names its own. */
  public List<String> metadataVersions() {
    return List.of(metadataVersions);
  }
}
