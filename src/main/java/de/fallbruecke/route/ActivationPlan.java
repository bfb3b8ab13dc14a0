package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Works out what an order would make active: package, tenant and a value for every parameter. */
final class ActivationPlan {
  /**
   * A plan.
   *
   * @param previous the newest entry of the instance
   */
  record Planned(Optional<Activation> previous, Activation next, ReadyPackage ready) {}

  private final RoutesProperties properties;
  private final Candidates candidates;
  private final PackageCompiler compiler;
  private final ActivationLog log;
  private final InstanceCheck check;
  private final Clock clock;

  ActivationPlan(
      RoutesProperties properties,
      Candidates candidates,
      PackageCompiler compiler,
      ActivationLog log,
      InstanceCheck check,
      Clock clock) {
    this.properties = properties;
    this.candidates = candidates;
    this.compiler = compiler;
    this.log = log;
    this.check = check;
    this.clock = clock;
  }

  /**
   * Plans.
   *
   * @throws Fault what is wrong with package or values, CONCURRENT_CHANGE or ACTIVATION_REFUSED
   */
  Planned of(ActivationOrder order) {
    if (!order.instance().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw refused(order.instance(), "is no name of an instance; use letters, digits, . _ and -.");
    }
    Optional<Activation> previous = log.of(order.instance()).stream().findFirst();
    requireKnown(order.instance(), order.base(), previous);
    ReadyPackage ready = compiler.compile(candidates.files(order.candidate()));
    RoutesProperties.@Nullable Instance configured = properties.instances().get(order.instance());
    String tenant = tenant(order, previous, configured);
    Map<String, String> values =
        check.values(
            order.instance(), tenant, given(order, previous, configured, ready), ready.manifest());
    return new Planned(
        previous,
        new Activation(
            0,
            order.instance(),
            tenant,
            Activation.Kind.ACTIVATED,
            configured == null ? Activation.Origin.COMMAND : Activation.Origin.CONFIGURATION,
            ready.manifest().id(),
            ready.manifest().version(),
            ready.hash(),
            values,
            clock.instant(),
            order.by(),
            order.note(),
            null),
        ready);
  }

  /**
   * What a person decided on must still be so.
   *
   * @throws Fault CONCURRENT_CHANGE
   */
  static void requireKnown(String instance, @Nullable Long base, Optional<Activation> newest) {
    if (base != null && base != newest.map(Activation::id).orElse(0L).longValue()) {
      throw new Fault(
          FaultCode.CONCURRENT_CHANGE,
          "Somebody else changed the instance '%s' meanwhile. Nothing was changed; look at it and decide again."
              .formatted(instance));
    }
  }

  private static String tenant(
      ActivationOrder order,
      Optional<Activation> previous,
      RoutesProperties.@Nullable Instance configured) {
    @Nullable String has =
        configured == null
            ? previous.filter(Activation::runs).map(Activation::tenant).orElse(null)
            : configured.tenant();
    @Nullable String wanted = order.tenant();
    if (has == null && wanted == null) {
      throw refused(order.instance(), "is new; name the tenant whose submissions it takes.");
    }
    if (has != null && wanted != null && !has.equals(wanted)) {
      throw refused(
          order.instance(), "belongs to tenant '%s'; choose another name.".formatted(has));
    }
    return has == null ? String.valueOf(wanted) : has;
  }

  private static Map<String, String> given(
      ActivationOrder order,
      Optional<Activation> previous,
      RoutesProperties.@Nullable Instance configured,
      ReadyPackage ready) {
    if (configured != null) {
      if (!order.values().isEmpty()) {
        throw refused(
            order.instance(),
            "is declared in the configuration, which gives its values; change %s."
                .formatted(RoutesProperties.property(order.instance(), "parameters")));
      }
      if (!ready.manifest().id().equals(configured.packageId())) {
        throw refused(
            order.instance(),
            "is declared in the configuration for package '%s'; change %s."
                .formatted(
                    configured.packageId(),
                    RoutesProperties.property(order.instance(), "package")));
      }
      return configured.parameters();
    }
    Map<String, String> values = new TreeMap<>();
    previous
        .filter(Activation::runs)
        .filter(before -> before.packageId().equals(ready.manifest().id()))
        .ifPresent(before -> values.putAll(before.values()));
    // An upgrade keeps the values of the site; a parameter that is gone takes its value with it.
    values.keySet().retainAll(ready.manifest().parameters().keySet());
    values.putAll(order.values());
    return values;
  }

  static Fault refused(String instance, String why) {
    return new Fault(
        FaultCode.ACTIVATION_REFUSED,
        "Nothing was activated, what is active goes on. Instance '%s' %s".formatted(instance, why));
  }
}
