package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.AddressRule;
import de.fallbruecke.delivery.TargetCheck;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks {@code rest.*} of a target. */
final class RestCheck {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{0,4000}");

  /** Ours, or the HTTP client's. */
  private static final Set<String> TAKEN =
      Set.of(
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "cookie",
          "date",
          "expect",
          "host",
          "http2-settings",
          "idempotency-key",
          "transfer-encoding",
          "upgrade",
          "user-agent");

  private final TargetCheck target;

  RestCheck(TargetCheck target) {
    this.target = target;
  }

  RestOptions check(RestSettings rest) {
    boolean plain = Boolean.TRUE.equals(rest.plainHttp());
    URI url = target.present(rest.url(), "rest.url", "the address that takes cases");
    address("rest.url", url, plain);
    Duration timeout =
        target.within(
            rest.timeout(), TIMEOUT, Duration.ofMillis(100), Duration.ofHours(1), "rest.timeout");
    Map<String, String> headers = rest.headers() == null ? Map.of() : rest.headers();
    headers.forEach(this::header);
    return new RestOptions(
        url,
        timeout,
        credentials(rest),
        headers,
        rest.attachments() != RestSettings.Attachments.NONE,
        statusUrl(rest.statusUrl(), plain),
        statusMethod(rest));
  }

  private void address(String property, URI url, boolean plain) {
    if (url.getHost() == null || url.getScheme() == null) {
      throw target.invalid(property, "is no absolute address", "write https://host/path");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw target.invalid(
          property,
          "holds a user or a fragment",
          "use rest.user with rest.password-file and write the address without '@' and '#'");
    }
    switch (url.getScheme().toLowerCase(Locale.ROOT)) {
      case "https" -> {
        // as it should be
      }
      case "http" -> {
        if (!plain && !AddressRule.names(url.getHost())) {
          throw target.invalid(
              property,
              "would send personal data unencrypted",
              "use https, or set rest.plain-http=true if the way to the target is protected otherwise");
        }
      }
      default -> throw target.invalid(property, "is not http or https", "write https://host/path");
    }
  }

  private @Nullable String statusUrl(@Nullable String template, boolean plain) {
    if (template == null) {
      return null;
    }
    if (!template.contains("{key}")) {
      throw target.invalid(
          "rest.status-url", "has no place for the key", "write {key} where it belongs");
    }
    try {
      address("rest.status-url", URI.create(template.replace("{key}", "key")), plain);
    } catch (IllegalArgumentException e) {
      throw target.invalid("rest.status-url", "is no address", "write https://host/path/{key}");
    }
    return template;
  }

  private RestSettings.StatusMethod statusMethod(RestSettings rest) {
    if (rest.statusMethod() == null) {
      return RestSettings.StatusMethod.GET;
    }
    if (rest.statusUrl() == null) {
      throw target.invalid(
          "rest.status-method", "stands without rest.status-url", "set both or remove it");
    }
    return rest.statusMethod();
  }

  private Credentials credentials(RestSettings rest) {
    if (rest.bearerTokenFile() != null) {
      if (rest.user() != null || rest.passwordFile() != null) {
        throw target.invalid(
            "rest.bearer-token-file",
            "stands beside rest.user or rest.password-file",
            "keep one of the two ways to log in");
      }
      return new Credentials.Bearer(
          target.secret("rest.bearer-token-file", rest.bearerTokenFile()));
    }
    if (rest.user() == null && rest.passwordFile() == null) {
      return new Credentials.Anonymous();
    }
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

  private void header(String header, String value) {
    String property = "rest.headers." + header;
    String name = header.toLowerCase(Locale.ROOT);
    if (!HEADER_NAME.matcher(header).matches()) {
      throw target.invalid("rest.headers", "has a name that HTTP does not allow", "correct it");
    }
    if (TAKEN.contains(name) || name.startsWith("fallbruecke-")) {
      throw target.invalid(property, "is set by the gateway itself", "remove it");
    }
    if (!HEADER_VALUE.matcher(value).matches()) {
      throw target.invalid(
          property, "has a value that HTTP does not allow", "use one line of ASCII");
    }
  }
}
