package de.fallbruecke.api.access;

import de.fallbruecke.api.TargetClient;
import de.fallbruecke.delivery.ApiClient;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The clients of all targets, as configured. */
final class Clients {
  /**
   * A client and its target.
   *
   * @param proof how it proves itself
   */
  record Entry(TargetClient client, ApiClient proof) {}

  private final Map<String, Entry> byId = new TreeMap<>();

  /**
   * All clients.
   *
   * @throws Fault CONFIGURATION_INVALID if two targets share a client id
   */
  Clients(Targets targets) {
    for (Map.Entry<String, List<ApiClient>> target : targets.clients().entrySet()) {
      for (ApiClient proof : target.getValue()) {
        Entry entry = new Entry(new TargetClient(target.getKey(), proof.id()), proof);
        Entry other = byId.putIfAbsent(proof.id(), entry);
        if (other != null) {
          throw new Fault(
              FaultCode.CONFIGURATION_INVALID,
              "fallbruecke.targets.%s.clients.%s is a client of target '%s' too. The gateway does not start; give each target clients of its own."
                  .formatted(target.getKey(), proof.id(), other.client().target()));
        }
      }
    }
  }

  Optional<Entry> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The only client with this certificate; two with the same are none. */
  Optional<TargetClient> with(X509Certificate certificate) {
    List<Entry> fitting =
        byId.values().stream().filter(entry -> entry.proof().hasCertificate(certificate)).toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst().client()) : Optional.empty();
  }
}
