package de.fallbruecke.testkit;

import de.fallbruecke.platform.Sha512;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.StoredPart;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/** Parts in memory, for tests of channels; keeps the rules of {@link Staging}. */
public final class MemoryStaging implements Staging {
  private final Map<String, byte[]> parts = new TreeMap<>();
  private final Map<String, String> mediaTypes = new TreeMap<>();
  private boolean open;

  @Override
  public OutputStream write(String name, String mediaType) {
    if (open) {
      throw new IllegalStateException("The part before is still open");
    }
    open = true;
    parts.remove(name);
    return new ByteArrayOutputStream() {
      @Override
      public void close() {
        open = false;
        parts.put(name, toByteArray());
        mediaTypes.put(name, mediaType);
      }
    };
  }

  @Override
  public StoredPart written(String name) {
    byte[] bytes = content(name);
    return new StoredPart(name, mediaTypes.get(name), bytes.length, Sha512.hex(bytes));
  }

  @Override
  public void discard(String name) {
    content(name);
    parts.remove(name);
  }

  /** The plain bytes of a part. */
  public byte[] content(String name) {
    byte[] bytes = parts.get(name);
    if (bytes == null) {
      throw new IllegalStateException("No part " + name);
    }
    return bytes;
  }

  /** Names of the parts that were not discarded. */
  public java.util.Set<String> names() {
    return parts.keySet();
  }

  @Override
  public void commit() {
    if (open) {
      throw new IllegalStateException("A part is still open");
    }
  }

  @Override
  public void close() {
    parts.clear();
  }
}
