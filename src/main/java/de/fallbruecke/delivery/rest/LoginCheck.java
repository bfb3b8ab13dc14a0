package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.TargetCheck;
import java.net.URI;
import java.time.Clock;

/** Checks how a target is logged in to: one way or none. */
record LoginCheck(TargetCheck target, String block, AddressCheck addresses, Clock clock) {
  Credentials check(RestSettings rest, HttpLine line) {
    boolean basic = rest.user() != null || rest.passwordFile() != null;
    if (rest.bearerTokenFile() != null && (basic || rest.oauth2() != null)) {
      throw two(block + ".bearer-token-file");
    }
    if (rest.oauth2() != null) {
      if (basic) {
        throw two(block + ".oauth2");
      }
      return fetched(rest.oauth2(), Boolean.TRUE.equals(rest.plainHttp()), line);
    }
    if (rest.bearerTokenFile() != null) {
      return new Credentials.Bearer(
          target.secret(block + ".bearer-token-file", rest.bearerTokenFile()));
    }
    return basic ? basic(rest) : new Credentials.Anonymous();
  }

  private RuntimeException two(String property) {
    return target.invalid(property, "stands beside another way to log in", "keep one of the ways");
  }

  private Credentials basic(RestSettings rest) {
    String user = target.present(rest.user(), block + ".user", "rest.password-file needs it");
    if (user.contains(":") || user.isEmpty()) {
      throw target.invalid(block + ".user", "is empty or holds a colon", "RFC 7617 forbids both");
    }
    return new Credentials.Basic(
        user,
        target.secret(
            block + ".password-file",
            target.present(rest.passwordFile(), block + ".password-file", "rest.user needs it")));
  }

  private Credentials fetched(RestSettings.OAuth2 written, boolean plain, HttpLine line) {
    URI url =
        target.present(
            written.tokenUrl(), block + ".oauth2.token-url", "the address that gives tokens");
    addresses.check(block + ".oauth2.token-url", url, plain);
    return new Credentials.Fetched(
        new ClientCredentials(
            url,
            target.present(written.clientId(), block + ".oauth2.client-id", "who we are there"),
            target.secret(
                block + ".oauth2.client-secret-file",
                target.present(
                    written.clientSecretFile(),
                    block + ".oauth2.client-secret-file",
                    "the secret of the client")),
            written.scope(),
            line,
            clock));
  }
}
