package de.fallbruecke.bulk;

import java.util.Set;
import java.util.UUID;

/**
 * What a typed text means.
 *
 * @param ids submissions that it names: by their id, the channel's, case number or file number
 * @param services keys of the services in whose key or name it occurs
 * @param cut whether more file numbers begin so than are looked for
 */
public record TextHits(Set<UUID> ids, Set<String> services, boolean cut) {
  public TextHits {
    ids = Set.copyOf(ids);
    services = Set.copyOf(services);
  }
}
