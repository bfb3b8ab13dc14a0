package de.fallbruecke.xta.soap;

/** How much of a peer is read, in bytes if nothing else is said. */
public final class Limits {
  /** A container with all its parts: 40 MB, from the documentation of the schema. */
  public static final long CONTAINER = 40L * 1024 * 1024;

  /** A whole answer: a container whose parts are written as base64, and its envelope. */
  public static final long MESSAGE = 64L * 1024 * 1024;

  /** A fault, or a request that carries no container. */
  public static final long FAULT = 1024 * 1024;

  /** Parts of one message. */
  public static final int PARTS = 1000;

  /** A part larger than this waits on disk, encrypted. */
  public static final int IN_MEMORY = 64 * 1024;

  private Limits() {}
}
