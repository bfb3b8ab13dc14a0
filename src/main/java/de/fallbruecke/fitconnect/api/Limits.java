package de.fallbruecke.fitconnect.api;

/**
 * What is read at most, in bytes.
 *
 * @param submission answer with encrypted metadata and data together; it is held in memory
 * @param attachment one attachment object, as it travels and as plain text; never in memory.
 *     FIT-Connect allows 500 MB and does not say whether before or after base64url, which adds a
 *     third
 * @param inflated plain text of metadata or data: also the guard against a bomb (API v1)
 */
public record Limits(long submission, long attachment, long inflated) {
  /** Text, tree and parser buffers of one answer stay below a quarter of the heap. */
  private static final int SHARE_OF_HEAP = 16;

  /** 100 MiB, 768 MiB, 64 MiB. */
  public static final Limits DEFAULT =
      new Limits(100L * 1024 * 1024, 768L * 1024 * 1024, 64L * 1024 * 1024);

  /**
   * The same, with what is held in memory limited to a sixteenth of the heap: 16 MiB for 256 MiB,
   * all of the default 100 MiB from 1.6 GiB on. What is larger is refused with a code instead of
   * taking the memory from everybody.
   *
   * @param heap largest heap of this process in bytes
   */
  public Limits within(long heap) {
    long share = heap / SHARE_OF_HEAP;
    return new Limits(Math.min(submission, share), attachment, Math.min(inflated, share));
  }
}
