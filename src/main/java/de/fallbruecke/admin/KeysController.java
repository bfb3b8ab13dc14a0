package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.admin.view.DestinationKeys;
import de.fallbruecke.admin.view.KeyView;
import de.fallbruecke.platform.keys.HeldKey;
import de.fallbruecke.platform.keys.KeySource;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which keys and certificates there are and when they end; never a key. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/keys",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_KEYS)
final class KeysController {
  private final ObjectProvider<KeySource> sources;
  private final RenewalDesk desk;

  KeysController(ObjectProvider<KeySource> sources, RenewalDesk desk) {
    this.sources = sources;
    this.desk = desk;
  }

  /** What ends first stands first. */
  @GetMapping
  List<KeyView> list(Person person) {
    TenantScope scope = person.scope(Ability.SEE_KEYS);
    return sources
        .orderedStream()
        .flatMap(source -> source.keys().stream())
        .filter(key -> scope.contains(key.tenant()))
        .sorted(
            Comparator.comparing(
                    HeldKey::ends, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                .thenComparing(HeldKey::kind)
                .thenComparing(HeldKey::place))
        .map(KeyView::of)
        .toList();
  }

  /** The keys that senders encrypt to, and how far their renewal is. */
  @GetMapping("/{destination}")
  ResponseEntity<DestinationKeys> show(Person person, @PathVariable String destination) {
    return desk.shown(person, destination);
  }
}
