package de.fallbruecke.submission;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Settings;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Destinations from {@code fallbruecke.destinations.<name>}. */
final class ConfiguredDestinations implements Destinations {
  private static final String PREFIX = "fallbruecke.destinations";

  private final Map<String, Destination> byName = new LinkedHashMap<>();

  ConfiguredDestinations(Settings settings) {
    Map<String, TenantEntry> tenants = settings.map("fallbruecke.tenants", TenantEntry.class);
    settings
        .map(PREFIX, Entry.class)
        .forEach((name, entry) -> byName.put(name, destination(name, entry, tenants)));
  }

  @Override
  public Collection<Destination> all() {
    return List.copyOf(byName.values());
  }

  @Override
  public Optional<Destination> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  @Override
  public Destination get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.DESTINATION_UNKNOWN,
                    "Destination '%s' is not configured any more. Its submissions wait and nothing is lost; put %s.%s back or finish them by hand."
                        .formatted(name, PREFIX, name)));
  }

  private static Destination destination(
      String name, Entry entry, Map<String, TenantEntry> tenants) {
    String tenant = required(name, "tenant", entry.tenant());
    if (!tenants.containsKey(tenant)) {
      throw invalid(
          name, "tenant", "names '%s', which fallbruecke.tenants lacks".formatted(tenant));
    }
    if (entry.pollInterval().compareTo(Duration.ofSeconds(1)) < 0) {
      throw invalid(name, "poll-interval", "is below one second");
    }
    return new Destination(
        name,
        tenant,
        required(name, "channel", entry.channel()),
        entry.pollInterval(),
        entry.receipt(),
        entry.holdInsteadOfReject(),
        entry.test(),
        entry.services(),
        entry.schemas());
  }

  private static String required(String name, String key, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw invalid(name, key, "is missing");
    }
    return value;
  }

  private static Fault invalid(String name, String key, String what) {
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "%s.%s.%s %s. Nothing was started. Correct it; docs/reference/configuration.md says what is expected."
            .formatted(PREFIX, name, key, what));
  }

  /**
   * A tenant.
   *
   * @param title name for people
   */
  record TenantEntry(@Nullable String title) {}

  /**
   * A destination.
   *
   * @param tenant its owner, from {@code fallbruecke.tenants}
   * @param channel {@code fitconnect} or {@code xta}
   * @param pollInterval pause between two listings
   * @param receipt when the receipt goes out
   * @param holdInsteadOfReject never reject automatically here
   * @param test only tests arrive here
   * @param services service keys offered; empty means any
   * @param schemas schema URIs offered; empty means any
   * @param fitconnect settings of channel {@code fitconnect}, bound strictly by the channel itself
   * @param xta settings of channel {@code xta}, bound strictly by the channel itself
   */
  record Entry(
      @Nullable String tenant,
      @Nullable String channel,
      @DefaultValue("1m") Duration pollInterval,
      @DefaultValue("DELIVERED") Destination.ReceiptCondition receipt,
      boolean holdInsteadOfReject,
      boolean test,
      @DefaultValue List<String> services,
      @DefaultValue List<String> schemas,
      @DefaultValue Map<String, Object> fitconnect,
      @DefaultValue Map<String, Object> xta) {}
}
