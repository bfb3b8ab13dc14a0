package de.fallbruecke.xoev;

import org.jspecify.annotations.Nullable;

/**
 * What an XÖV message says of itself, read from any of the three header dialects (facts/xoev §2).
 *
 * @param dialect which one
 * @param messageType the four- or six-digit code, as written
 * @param test true if the attribute {@code test} is present
 * @param createdAt as written, without a zone if it has none
 */
public record MessageHeader(
    Dialect dialect,
    @Nullable String messageUuid,
    @Nullable String messageType,
    @Nullable String createdAt,
    @Nullable Party reader,
    @Nullable Party author,
    @Nullable String standard,
    @Nullable String version,
    @Nullable String product,
    @Nullable String vendor,
    @Nullable String productVersion,
    boolean test) {
  /** The dialects. */
  public enum Dialect {
    /** nachrichtenkopf.g2g with unqualified children (basisnachricht g2g 1.1). */
    G2G,
    /** XInneres: behoerdenkennung with praefix and kennung. */
    XINNERES,
    /** xdomea: Kopf with ProzessID, or nachrichtenkopf plus ProzessID. */
    XDOMEA
  }

  /**
   * Leser or Autor.
   *
   * @param prefix DVDV prefix, for example {@code psw}
   * @param id the part after the prefix
   */
  public record Party(@Nullable String prefix, @Nullable String id, @Nullable String name) {}
}
