package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Settings;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;

/**
 * Reads {@code fallbruecke.targets}. The names of targets are keys right under the prefix, which
 * {@link Settings} binds strictly; the block of a target's type is bound strictly by its {@link
 * Way}.
 */
final class TargetBinding {
  static final String PREFIX = "fallbruecke.targets";

  private final Settings settings;
  private final Map<TargetType, Way<?>> ways = new EnumMap<>(TargetType.class);

  TargetBinding(Environment environment, Collection<? extends Way<?>> ways) {
    this.settings = new Settings(environment);
    for (Way<?> way : ways) {
      Way<?> other = this.ways.put(way.type(), way);
      if (other != null) {
        throw new IllegalStateException("Two ways to targets of type " + way.type());
      }
    }
  }

  /**
   * All targets, checked.
   *
   * @throws Fault CONFIGURATION_UNKNOWN_KEY, CONFIGURATION_INVALID, TARGET_SECRET_UNREADABLE
   */
  List<ConfiguredTarget> read() {
    return settings.map(PREFIX, TargetSettings.class).entrySet().stream()
        .map(target -> read(new TargetCheck(target.getKey()), target.getValue()))
        .toList();
  }

  private ConfiguredTarget read(TargetCheck check, TargetSettings written) {
    TargetFacts facts = new TargetFacts(check, written);
    TargetType type = facts.type();
    Way<?> way = ways.get(type);
    if (way == null) {
      throw check.invalid(
          "type",
          "is '" + type.word() + "', which this installation does not know",
          "use one of " + ways.keySet().stream().map(TargetType::word).toList());
    }
    facts.onlyBlockOf(type);
    Endpoint endpoint = endpoint(way, check);
    List<ApiClient> clients = clients(way, check, written);
    facts.onlyToWhatIsSent(endpoint);
    return new ConfiguredTarget(
        facts.target(way),
        new RetryCheck(check).retry(written.retry()),
        new RetryCheck(check).breaker(written.breaker()),
        way.outages(),
        endpoint,
        clients,
        check.secrets(),
        facts.testDeliveries());
  }

  private static List<ApiClient> clients(Way<?> way, TargetCheck check, TargetSettings written) {
    List<ApiClient> clients = new ClientCheck(check).clients(written.clients());
    if (way.needsClients() && clients.isEmpty()) {
      throw check.invalid("clients", "is missing", "set it: at least one client that may fetch");
    }
    return clients;
  }

  private <S> Endpoint endpoint(Way<S> way, TargetCheck check) {
    return way.endpoint(settings.block(check.property(way.type().word()), way.settings()), check);
  }
}
