package de.fallbruecke.vault;

import java.io.OutputStream;

/** Parts being written. Close it when done; what was not committed is removed. Not thread-safe. */
public interface Staging extends AutoCloseable {
  /**
   * Opens a part. The caller closes the stream before it opens the next part or commits. Writing a
   * name again within one staging replaces the earlier part.
   *
   * @param name a generated name such as {@code data} or {@code attachment/<uuid>}, never a
   *     sender's
   * @param mediaType the declared media type of the plain bytes
   */
  OutputStream write(String name, String mediaType);

  /** What was written and closed so far under the name, with size and hash. */
  StoredPart written(String name);

  /** Drops a part again, for example because its authentication tag does not match. */
  void discard(String name);

  /**
   * Makes all parts visible in the caller's transaction; a visible part of the same name is
   * replaced.
   */
  void commit();

  /** Removes what was not committed. */
  @Override
  void close();
}
