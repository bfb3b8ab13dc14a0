package de.fallbruecke.simulator.service;

/**
 * Size limits in bytes as encrypted.
 *
 * @param attachment one attachment; official 500 MB
 * @param attachments number per submission; official 100
 * @param total all attachments of a submission; official 2 GB
 * @param inline body of the final submit call with metadata and data; the real limit is unknown
 */
public record Limits(long attachment, int attachments, long total, int inline) {
  /** The documented limits. */
  public static final Limits OFFICIAL =
      new Limits(500_000_000L, 100, 2_000_000_000L, 64 * 1024 * 1024);
}
