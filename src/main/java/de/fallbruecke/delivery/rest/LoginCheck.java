package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.TargetCheck;
import java.net.URI;
import java.time.Clock;

/** Checks how a target is logged in to: one way or none. */
record LoginCheck(TargetCheck target, AddressCheck addresses, Clock clock) {
  /** Checks an address that credentials are sent to. */
  @FunctionalInterface
  interface AddressCheck {
    void check(String property, URI url, boolean unencrypted);
  }

  Credentials check(RestSettings rest, HttpLine line) {
    boolean basic = rest.user() != null || rest.passwordFile() != null;
    if (rest.bearerTokenFile() != null && (basic || rest.oauth2() != null)) {
      throw two("rest.bearer-token-file");
    }
    if (rest.oauth2() != null) {
      if (basic) {
        throw two("rest.oauth2");
      }
      return fetched(rest.oauth2(), Boolean.TRUE.equals(rest.plainHttp()), line);
    }
    if (rest.bearerTokenFile() != null) {
      return new Credentials.Bearer(
          target.secret("rest.bearer-token-file", rest.bearerTokenFile()));
    }
    return basic ? basic(rest) : new Credentials.Anonymous();
  }

  private RuntimeException two(String property) {
    return target.invalid(property, "stands beside another way to log in", "keep one of the ways");
  }

  private Credentials basic(RestSettings rest) {
    String user = target.present(rest.user(), "rest.user", "rest.password-file needs it");
    if (user.contains(":") || user.isEmpty()) {
      throw target.invalid("rest.user", "is empty or holds a colon", "RFC 7617 forbids both");
    }
    return new Credentials.Basic(
        user,
        target.secret(
            "rest.password-file",
            target.present(rest.passwordFile(), "rest.password-file", "rest.user needs it")));
  }

  private Credentials fetched(RestSettings.OAuth2 written, boolean plain, HttpLine line) {
    URI url =
        target.present(
            written.tokenUrl(), "rest.oauth2.token-url", "the address that gives tokens");
    addresses.check("rest.oauth2.token-url", url, plain);
    return new Credentials.Fetched(
        new ClientCredentials(
            url,
            target.present(written.clientId(), "rest.oauth2.client-id", "who we are there"),
            target.secret(
                "rest.oauth2.client-secret-file",
                target.present(
                    written.clientSecretFile(),
                    "rest.oauth2.client-secret-file",
                    "the secret of the client")),
            written.scope(),
            line,
            clock));
  }
}
