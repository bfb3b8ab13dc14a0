package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.AddressRule;
import de.fallbruecke.delivery.TargetCheck;
import java.net.URI;
import java.util.Locale;

/** Checks an address that cases or credentials are sent to. */
public record AddressCheck(TargetCheck target) {
  /**
   * Stops the start if it is none.
   *
   * @param unencrypted plain HTTP to another machine is allowed
   */
  public void check(String property, URI url, boolean unencrypted) {
    if (url.getHost() == null || url.getScheme() == null) {
      throw target.invalid(property, "is no absolute address", "write https://host/path");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw target.invalid(
          property,
          "holds a user or a fragment",
          "name credentials in their own settings and write the address without '@' and '#'");
    }
    switch (url.getScheme().toLowerCase(Locale.ROOT)) {
      case "https" -> {
        // as it should be
      }
      case "http" -> {
        if (!unencrypted && !AddressRule.names(url.getHost())) {
          throw target.invalid(
              property,
              "would send personal data unencrypted",
              "use https, or set plain-http=true beside it if the way to the target is protected otherwise");
        }
      }
      default -> throw target.invalid(property, "is not http or https", "write https://host/path");
    }
  }
}
