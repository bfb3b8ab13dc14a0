package de.fallbruecke.vault;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/**
 * Content of submissions, encrypted at rest. An owner (a submission) has named parts; all parts of
 * an owner are encrypted with the owner's data key, which the master key wraps.
 */
public interface Vault {
  /**
   * Begins to write parts for the owner. Nothing of it is visible until {@link Staging#commit()}.
   * Must be called and written to outside of a transaction: the bytes go to the database in small
   * transactions of their own.
   */
  Staging stage(UUID owner);

  /** The visible parts of the owner, by name; empty if there are none or they were destroyed. */
  List<StoredPart> parts(UUID owner);

  /**
   * Streams the plain bytes of a part.
   *
   * @throws de.fallbruecke.platform.Fault VAULT_CONTENT_MISSING, VAULT_CONTENT_DESTROYED or, here
   *     or while reading, VAULT_CONTENT_DAMAGED if a segment fails authentication
   */
  InputStream read(UUID owner, String part);

  /** Reads a part that is known to be small, up to 64 MiB. */
  byte[] readFully(UUID owner, String part);

  /** Destroys the data key and deletes the content, in the caller's transaction. Repeatable. */
  void destroy(UUID owner);
}
