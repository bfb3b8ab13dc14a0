package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.DestinationKeys;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.fitconnect.KeyRenewals;
import de.fallbruecke.fitconnect.Renewal;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;

/** Renewals of keys within the reach of a person, as they were seen. */
final class RenewalDesk {
  private final Destinations destinations;
  private final ObjectProvider<KeyRenewals> renewals;
  private final Audit audit;

  RenewalDesk(Destinations destinations, ObjectProvider<KeyRenewals> renewals, Audit audit) {
    this.destinations = destinations;
    this.renewals = renewals;
    this.audit = audit;
  }

  KeyRenewals renewals() {
    return renewals.getObject();
  }

  /**
   * What a person sees of it.
   *
   * @throws de.fallbruecke.platform.Fault PLACE_UNKNOWN
   */
  ResponseEntity<DestinationKeys> shown(Person person, String name) {
    Destination one = visible(person, name);
    KeyRenewals all = renewals();
    Optional<Renewal> open = all.open(one.name());
    return ResponseEntity.ok()
        .eTag(tag(open.orElse(null)))
        .body(
            DestinationKeys.of(
                one.name(),
                all.keys(one.name()),
                all.of(one.name()),
                open.filter(now -> now.state() == Renewal.State.PUBLISHED)
                    .map(now -> all.obstacles(now, false))
                    .orElse(null)));
  }

  /**
   * A destination whose keys the person may change.
   *
   * @throws de.fallbruecke.platform.Fault PLACE_UNKNOWN, ACCESS_DENIED
   */
  Destination changeable(Person person, String name) {
    Destination one = visible(person, name);
    person.require(Ability.CHANGE_KEYS, one.tenant());
    return one;
  }

  /**
   * The open renewal.
   *
   * @throws de.fallbruecke.platform.Fault RENEWAL_CHANGED if there is none
   */
  Renewal open(Destination one) {
    return renewals()
        .open(one.name())
        .orElseThrow(
            () ->
                new ApiFault(
                    FaultCode.RENEWAL_CHANGED, "No renewal is open. Nothing was changed."));
  }

  /**
   * The open renewal as it was seen.
   *
   * @throws de.fallbruecke.platform.Fault ADMIN_VERSION_MISSING, ADMIN_CHANGED, RENEWAL_CHANGED
   */
  Renewal open(Destination one, @Nullable String ifMatch) {
    Renewal open = open(one);
    if (ifMatch == null) {
      throw new ApiFault(FaultCode.ADMIN_VERSION_MISSING, "If-Match is missing. Nothing was done.");
    }
    if (!ifMatch.strip().equals(tag(open))) {
      throw new ApiFault(
          FaultCode.ADMIN_CHANGED, "The renewal is not as it was shown. Nothing was done.");
    }
    return open;
  }

  /** Writes down what was done. */
  void did(Person person, String act, Destination one, Renewal now) {
    audit.record(
        person,
        act,
        one.tenant(),
        one.name(),
        Map.of("kid", now.kid(), "renewal", now.id().toString()));
  }

  private Destination visible(Person person, String name) {
    return destinations
        .find(name)
        .filter(one -> person.may(Ability.SEE_KEYS, one.tenant()))
        .filter(
            one -> {
              KeyRenewals all = renewals.getIfAvailable();
              return all != null && all.serves(one.name());
            })
        .orElseThrow(
            () -> Own.unknown(FaultCode.PLACE_UNKNOWN, "key that can be renewed", "of this name"));
  }

  private static String tag(@Nullable Renewal open) {
    return open == null ? "\"none\"" : "\"%s-%d\"".formatted(open.id(), open.version());
  }
}
