package de.fallbruecke.route.archive;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which publishers each tenant trusts. */
public interface Trust {
  /**
   * The keys of a tenant, revoked and expired ones too.
   *
   * @throws Fault PUBLISHER_KEY_UNUSABLE if one cannot be read
   */
  List<Publisher> of(String tenant);

  /** Whether another tenant knows the key. */
  boolean elsewhere(String thumbprint, String tenant);

  /** The key with this id, trusted or not. */
  default Optional<Publisher> find(String thumbprint, String tenant) {
    return of(tenant).stream().filter(one -> one.thumbprint().equals(thumbprint)).findFirst();
  }

  /**
   * The key with this id if the tenant trusts it now.
   *
   * @param what was signed with it, for the message
   * @throws Fault PUBLISHER_UNKNOWN, PUBLISHER_NOT_TRUSTED, PUBLISHER_KEY_EXPIRED or
   *     PUBLISHER_KEY_REVOKED
   */
  default Publisher require(String kid, String tenant, Instant now, String what) {
    @Nullable Publisher found = find(kid, tenant).orElse(null);
    if (found == null) {
      throw elsewhere(kid, tenant)
          ? refusal(
              FaultCode.PUBLISHER_NOT_TRUSTED,
              what,
              "with the key %s, which another tenant here trusts, but '%s' does not"
                  .formatted(kid, tenant),
              "If '%s' wants to, add the key with routes trust add".formatted(tenant))
          : refusal(
              FaultCode.PUBLISHER_UNKNOWN,
              what,
              "with the key %s, which nobody here knows".formatted(kid),
              "Ask the publisher for the public key and, on another way, for its thumbprint; then routes trust add");
    }
    if (found.revoked() != null) {
      throw refusal(
          FaultCode.PUBLISHER_KEY_REVOKED,
          what,
          "with the key %s of '%s', revoked on %s".formatted(kid, found.name(), found.revoked()),
          "Do not use it; ask the publisher for one signed with a new key");
    }
    if (found.expires() != null && !now.isBefore(found.expires())) {
      throw refusal(
          FaultCode.PUBLISHER_KEY_EXPIRED,
          what,
          "with the key %s of '%s', expired on %s".formatted(kid, found.name(), found.expires()),
          "Ask the publisher for one signed with the present key");
    }
    return found;
  }

  private static Fault refusal(FaultCode code, String what, String how, String remedy) {
    return new Fault(
        code, "%s was signed %s. Nothing of it was used. %s.".formatted(what, how, remedy));
  }
}
