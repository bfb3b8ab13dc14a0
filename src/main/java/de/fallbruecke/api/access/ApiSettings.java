package de.fallbruecke.api.access;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code fallbruecke.api}.
 *
 * @param tokenLifetime how long a token of ours counts, `1m` to `1h`
 * @param issuer name of an external issuer of tokens, exactly as its tokens carry it in `iss`; none
 *     if absent
 * @param jwks address of the keys of that issuer, https
 * @param audience what its tokens must carry in `aud`
 * @param trustedProxies addresses of reverse proxies that end TLS and pass the client certificate
 *     on; none: a certificate counts only on our own TLS connection
 * @param certificateHeader header in which they pass it on, as URL-encoded PEM; required with them.
 *     The proxy must remove it from what comes from outside
 */
public record ApiSettings(
    @DefaultValue("10m") Duration tokenLifetime,
    @Nullable String issuer,
    @Nullable URI jwks,
    @DefaultValue("fallbruecke") String audience,
    @DefaultValue List<String> trustedProxies,
    @Nullable String certificateHeader) {
  static final String PREFIX = "fallbruecke.api";

  public ApiSettings {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /**
   * These settings, if they make sense.
   *
   * @throws Fault CONFIGURATION_INVALID naming the property
   */
  ApiSettings checked() {
    if (tokenLifetime.compareTo(Duration.ofMinutes(1)) < 0
        || tokenLifetime.compareTo(Duration.ofHours(1)) > 0) {
      throw invalid("token-lifetime", "is out of range", "use 1m to 1h");
    }
    if ((issuer == null) != (jwks == null)) {
      throw invalid("issuer", "and jwks need each other", "set both or none");
    }
    if (jwks != null && !"https".equals(jwks.getScheme()) && !isLoopback(jwks)) {
      throw invalid("jwks", "is no https address", "keys that anybody can exchange prove nothing");
    }
    if (trustedProxies.isEmpty() != (certificateHeader == null)) {
      throw invalid(
          "certificate-header", "and trusted-proxies need each other", "set both or none");
    }
    for (String proxy : trustedProxies) {
      if (!proxy.matches("[0-9a-fA-F.:]+")) {
        throw invalid(
            "trusted-proxies", "holds something else than addresses", "write IP addresses");
      }
    }
    return this;
  }

  private static boolean isLoopback(URI address) {
    return "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
  }

  private static Fault invalid(String key, String what, String remedy) {
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "%s.%s %s. The gateway does not start; %s.".formatted(PREFIX, key, what, remedy));
  }
}
