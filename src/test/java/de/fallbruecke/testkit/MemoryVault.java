package de.fallbruecke.testkit;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.StoredPart;
import de.fallbruecke.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A vault in memory, without encryption and without transactions: a commit is visible at once. */
public final class MemoryVault implements Vault {
  private record Part(String mediaType, byte[] bytes) {}

  private final Map<UUID, Map<String, Part>> owners = new ConcurrentHashMap<>();
  private final Set<UUID> destroyed = ConcurrentHashMap.newKeySet();

  /** Stores one part at once. */
  public MemoryVault with(UUID owner, String name, String mediaType, byte[] bytes) {
    parts0(owner).put(name, new Part(mediaType, bytes.clone()));
    return this;
  }

  @Override
  public Staging stage(UUID owner) {
    return new MemoryStaging(owner);
  }

  @Override
  public List<StoredPart> parts(UUID owner) {
    Map<String, Part> parts = parts0(owner);
    synchronized (parts) {
      return parts.entrySet().stream().map(e -> stored(e.getKey(), e.getValue())).toList();
    }
  }

  @Override
  public InputStream read(UUID owner, String part) {
    return new ByteArrayInputStream(readFully(owner, part));
  }

  @Override
  public byte[] readFully(UUID owner, String part) {
    if (destroyed.contains(owner)) {
      throw new Fault(FaultCode.VAULT_CONTENT_DESTROYED, "Content of " + owner + " was destroyed");
    }
    Part found = parts0(owner).get(part);
    if (found == null) {
      throw new Fault(
          FaultCode.VAULT_CONTENT_MISSING, "Part " + part + " of " + owner + " is missing");
    }
    return found.bytes().clone();
  }

  @Override
  public void destroy(UUID owner) {
    destroyed.add(owner);
    owners.remove(owner);
  }

  private Map<String, Part> parts0(UUID owner) {
    return owners.computeIfAbsent(
        owner, o -> java.util.Collections.synchronizedMap(new TreeMap<>()));
  }

  private static StoredPart stored(String name, Part part) {
    return new StoredPart(name, part.mediaType(), part.bytes().length, Sha512.hex(part.bytes()));
  }

  private final class MemoryStaging implements Staging {
    private final UUID owner;
    private final Map<String, Part> staged = new TreeMap<>();
    private final Set<String> open = new HashSet<>();

    MemoryStaging(UUID owner) {
      this.owner = owner;
    }

    @Override
    public OutputStream write(String name, String mediaType) {
      open.add(name);
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          staged.put(name, new Part(mediaType, toByteArray()));
          open.remove(name);
        }
      };
    }

    @Override
    public StoredPart written(String name) {
      Part part = staged.get(name);
      if (part == null) {
        throw new IllegalStateException("Part " + name + " was not written and closed");
      }
      return stored(name, part);
    }

    @Override
    public void discard(String name) {
      staged.remove(name);
      open.remove(name);
    }

    @Override
    public void commit() {
      if (!open.isEmpty()) {
        throw new IllegalStateException("Parts are still open: " + open);
      }
      parts0(owner).putAll(staged);
    }

    @Override
    public void close() {
      staged.clear();
    }
  }
}
