package de.fallbruecke.delivery;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Checks what is written for a target whatever its type. */
final class TargetFacts {
  private final TargetCheck check;
  private final TargetSettings written;

  TargetFacts(TargetCheck check, TargetSettings written) {
    this.check = check;
    this.written = written;
    check.name();
  }

  TargetType type() {
    String all =
        Arrays.stream(TargetType.values())
            .map(type -> "'" + type.word() + "'")
            .collect(Collectors.joining(", "));
    return check.present(written.type(), "type", "one of " + all);
  }

  /** A block of another type would be without effect: a mistake. */
  void onlyBlockOf(TargetType type) {
    for (TargetType other : TargetType.values()) {
      if (other != type && written.hasBlock(other)) {
        throw check.invalid(
            other.word(), "does not belong to a target of type '" + type.word() + "'", "remove it");
      }
    }
  }

  Target target(Way<?> way) {
    String tenant =
        check.present(written.tenant(), "tenant", "the tenant whose cases it may receive");
    if (tenant.isBlank()) {
      throw check.invalid("tenant", "is blank", "name the tenant whose cases it may receive");
    }
    return new Target(
        check.name(),
        tenant,
        written.title() == null ? check.name() : written.title(),
        way.type(),
        written.format() == null ? TargetFormat.CASE_XML : written.format(),
        // Nobody is harmed by a test that is held; a test among real cases harms.
        written.productive() == null || written.productive(),
        idempotent(way));
  }

  /** Whether a person may send a synthetic case; never into real work. */
  boolean testDeliveries() {
    boolean allowed = written.testDeliveries() != null && written.testDeliveries();
    if (allowed && (written.productive() == null || written.productive())) {
      throw check.invalid(
          "test-deliveries",
          "is true, but the target is productive",
          "set productive to false if it is a test system, else remove test-deliveries");
    }
    return allowed;
  }

  /** What fetches its cases gets none sent, synthetic ones neither. */
  void onlyToWhatIsSent(Endpoint endpoint) {
    if (testDeliveries() && endpoint instanceof Endpoint.Offered) {
      throw check.invalid(
          "test-deliveries",
          "is true, but the target fetches its cases",
          "remove it and send a test message to its destination");
    }
  }

  private boolean idempotent(Way<?> way) {
    Boolean said = written.idempotent();
    return said != null
        ? said
        : check.present(
            way.idempotent().orElse(null),
            "idempotent",
            "true if the target promises that the same key twice means one case, else false: then unclear outcomes wait for a person");
  }
}
