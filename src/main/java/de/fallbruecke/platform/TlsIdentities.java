package de.fallbruecke.platform;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.env.Environment;

/**
 * The TLS identities of the configuration, {@code fallbruecke.tls.<name>}. Whatever speaks TLS with
 * a certificate of its own, or believes others than the JDK does, refers to one of them by its
 * name. There is no way to believe everybody.
 */
public final class TlsIdentities {
  private final Map<String, TlsIdentity> byName;

  TlsIdentities(Map<String, TlsIdentity> byName) {
    this.byName = new TreeMap<>(byName);
  }

  /**
   * All of the configuration, read and checked.
   *
   * @throws Fault CONFIGURATION_INVALID, CONFIGURATION_UNKNOWN_KEY or TLS_UNUSABLE
   */
  public static TlsIdentities read(Environment environment) {
    Map<String, TlsIdentity> all = new TreeMap<>();
    new Settings(environment)
        .map(TlsSettings.PREFIX, TlsSettings.class)
        .forEach((name, settings) -> all.put(name, new TlsIdentity(name, settings.checked(name))));
    return new TlsIdentities(all);
  }

  /** All, by name. */
  public List<TlsIdentity> all() {
    return List.copyOf(byName.values());
  }

  /**
   * The one of this name.
   *
   * @param property the setting that refers to it, for the message
   * @throws Fault CONFIGURATION_INVALID naming the property
   */
  public TlsIdentity get(String name, String property) {
    TlsIdentity identity = byName.get(name);
    if (identity == null) {
      throw new Fault(
          FaultCode.CONFIGURATION_INVALID,
          "%s names '%s', which is not below %s. The gateway does not start; known are %s."
              .formatted(property, name, TlsSettings.PREFIX, byName.keySet()));
    }
    return identity;
  }
}
