package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.archive.Publisher;
import de.fallbruecke.route.archive.Trust;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose packages a tenant takes: the keys of the folder of the configuration, and those that were
 * added while the gateway runs, which all processes see. A revocation here counts for both.
 */
public final class Publishers implements Trust {
  private final Trust configured;
  private final PostgresPublishers table;
  private final Clock clock;

  Publishers(Trust configured, PostgresPublishers table, Clock clock) {
    this.configured = configured;
    this.table = table;
    this.clock = clock;
  }

  /**
   * One key.
   *
   * @param since when it was added; null if the configuration has it
   * @param by who added it; null if the configuration has it
   */
  public record Entry(Publisher publisher, @Nullable Instant since, @Nullable String by) {
    /** Whether it counts at the moment. */
    public boolean trusted(Instant now) {
      return publisher.revoked() == null
          && (publisher.expires() == null || now.isBefore(publisher.expires()));
    }
  }

  /** The keys of a tenant, revoked and expired ones too. */
  public List<Entry> entries(String tenant) {
    Map<String, Entry> all = new LinkedHashMap<>();
    for (Publisher one : configured.of(tenant)) {
      all.put(one.thumbprint(), new Entry(one, null, null));
    }
    for (Entry added : table.of(tenant)) {
      all.put(added.publisher().thumbprint(), added);
    }
    return new ArrayList<>(all.values());
  }

  @Override
  public List<Publisher> of(String tenant) {
    return entries(tenant).stream().map(Entry::publisher).toList();
  }

  @Override
  public boolean elsewhere(String thumbprint, String tenant) {
    return configured.elsewhere(thumbprint, tenant) || table.elsewhere(thumbprint, tenant);
  }

  /**
   * Trusts a publisher from now on.
   *
   * @param jwk the public key as it was handed over
   * @param thumbprint what the publisher told by another way; blanks do not count
   * @throws Fault PUBLISHER_KEY_UNUSABLE if the key is none, the thumbprint is another one, or the
   *     key was revoked
   */
  public Publisher add(String tenant, byte[] jwk, String thumbprint, String by) {
    Publisher publisher = Publisher.read(jwk, "that was handed over");
    if (!publisher.thumbprint().equals(thumbprint.replaceAll("\\s", ""))) {
      throw unusable(
          "The key has another thumbprint than the one given. It was not added. If the publisher told you this one, somebody may have exchanged the key: ask for it again.");
    }
    Optional<Publisher> known = find(publisher.thumbprint(), tenant);
    if (known.filter(one -> one.revoked() != null).isPresent() || publisher.revoked() != null) {
      throw unusable(
          "Tenant '%s' has revoked the key %s. It was not added. Ask the publisher for a new key."
              .formatted(tenant, publisher.thumbprint()));
    }
    if (known.isEmpty()) {
      table.put(tenant, publisher, clock.instant(), by);
    }
    return publisher;
  }

  /**
   * Refuses everything signed with the key from now on, for good. What was taken over stays.
   *
   * @throws Fault PUBLISHER_UNKNOWN if the tenant has no such key
   */
  public Publisher revoke(String tenant, String thumbprint, String by) {
    Publisher publisher =
        find(thumbprint, tenant)
            .orElseThrow(
                () ->
                    new Fault(
                        FaultCode.PUBLISHER_UNKNOWN,
                        "Tenant '%s' has no such key. Nothing was changed.".formatted(tenant)));
    table.put(
        tenant,
        new Publisher(
            publisher.name(),
            publisher.thumbprint(),
            publisher.x(),
            publisher.expires(),
            publisher.revoked() == null ? clock.instant() : publisher.revoked()),
        clock.instant(),
        by);
    return publisher;
  }

  private static Fault unusable(String message) {
    return new Fault(FaultCode.PUBLISHER_KEY_UNUSABLE, message);
  }
}
