package de.fallbruecke.simulator.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** All destinations, each a JSON file. Safe for concurrent use. */
public final class Destinations {
  private final Path directory;
  private final Map<UUID, DestinationEntry> entries = new ConcurrentHashMap<>();

  Destinations(Path directory) throws IOException {
    this.directory = StateFiles.directory(directory);
    StateFiles.removeTemporary(directory);
    StateFiles.readAll(directory, DestinationEntry.class).forEach(this::remember);
  }

  private void remember(DestinationEntry entry) {
    entries.put(entry.destinationId(), entry);
  }

  /** Stores a new destination. */
  public void add(DestinationEntry entry) {
    StateFiles.write(file(entry.destinationId()), entry);
    remember(entry);
  }

  /** Stores a changed destination. */
  public synchronized void change(UUID id, UnaryOperator<DestinationEntry> change) {
    add(change.apply(existing(id)));
  }

  /** The destination, or a 404. */
  DestinationEntry existing(UUID id) {
    return find(id).orElseThrow(Problems::destinationNotFound);
  }

  /** The destination, if there is one. */
  public Optional<DestinationEntry> find(UUID id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** All destinations. */
  public Collection<DestinationEntry> all() {
    return entries.values();
  }

  private Path file(UUID id) {
    return directory.resolve(id + ".json");
  }
}
