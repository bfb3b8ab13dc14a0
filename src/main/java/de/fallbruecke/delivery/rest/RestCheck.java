package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Secret;
import de.fallbruecke.delivery.TargetCheck;
import de.fallbruecke.platform.TlsIdentities;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
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

  private final String block;
  private final AddressCheck addresses;
  private final TlsIdentities identities;
  private final HttpClient plain;
  private final Clock clock;

  RestCheck(
      TargetCheck target, String block, TlsIdentities identities, HttpClient plain, Clock clock) {
    this.target = target;
    this.block = block;
    this.addresses = new AddressCheck(target);
    this.identities = identities;
    this.plain = plain;
    this.clock = clock;
  }

  RestOptions check(RestSettings rest) {
    boolean unencrypted = Boolean.TRUE.equals(rest.plainHttp());
    URI url = target.present(rest.url(), block + ".url", "the address that takes cases");
    addresses.check(block + ".url", url, unencrypted);
    Duration timeout =
        target.within(
            rest.timeout(),
            TIMEOUT,
            Duration.ofMillis(100),
            Duration.ofHours(1),
            block + ".timeout");
    Map<String, String> headers = rest.headers() == null ? Map.of() : rest.headers();
    headers.forEach(this::header);
    HttpLine line = line(rest.tls());
    return new RestOptions(
        url,
        timeout,
        new LoginCheck(target, block, addresses, clock).check(rest, line),
        headers,
        rest.attachments() != RestSettings.Attachments.NONE,
        statusUrl(rest.statusUrl(), unencrypted),
        statusMethod(rest),
        signature(rest.hmac()),
        event(rest.cloudEvents()),
        line);
  }

  private HttpLine line(@Nullable String tls) {
    return new HttpLine(
        plain, tls == null ? null : identities.get(tls, target.property(block + ".tls")));
  }

  private @Nullable RequestSignature signature(RestSettings.@Nullable Hmac hmac) {
    if (hmac == null) {
      return null;
    }
    String id =
        target.present(hmac.keyId(), block + ".hmac.key-id", "which key the target checks with");
    if (!id.matches("[A-Za-z0-9._-]{1,100}")) {
      throw target.invalid(block + ".hmac.key-id", "is no id", "use 1 to 100 of A-Za-z0-9._-");
    }
    Secret key =
        target.secret(
            block + ".hmac.key-file",
            target.present(hmac.keyFile(), block + ".hmac.key-file", "the shared key"));
    if (key.read().length() < 32) {
      throw target.invalid(
          block + ".hmac.key-file", "holds a short key", "use 32 characters or more");
    }
    return new RequestSignature(id, key, clock);
  }

  private @Nullable EventHeaders event(RestSettings.@Nullable CloudEvents events) {
    if (events == null) {
      return null;
    }
    String source =
        target.present(
            events.source(), block + ".cloud-events.source", "a URI reference, who says so");
    String type = events.type() == null ? "de.fallbruecke.case.v1" : events.type();
    if (!source.matches("[\\x21-\\x7e&&[^\"%]]{1,500}")) {
      throw target.invalid(
          block + ".cloud-events.source",
          "is no URI reference",
          "use 1 to 500 printable ASCII characters");
    }
    if (!type.matches("[A-Za-z0-9._-]{1,200}")) {
      throw target.invalid(block + ".cloud-events.type", "is no type", "use A-Za-z0-9._-");
    }
    return new EventHeaders(source, type);
  }

  private @Nullable String statusUrl(@Nullable String template, boolean unencrypted) {
    if (template == null) {
      return null;
    }
    if (!template.contains("{key}")) {
      throw target.invalid(
          block + ".status-url", "has no place for the key", "write {key} where it belongs");
    }
    try {
      addresses.check(
          block + ".status-url", URI.create(template.replace("{key}", "key")), unencrypted);
    } catch (IllegalArgumentException e) {
      throw target.invalid(block + ".status-url", "is no address", "write https://host/path/{key}");
    }
    return template;
  }

  private RestSettings.StatusMethod statusMethod(RestSettings rest) {
    if (rest.statusMethod() == null) {
      return RestSettings.StatusMethod.GET;
    }
    if (rest.statusUrl() == null) {
      throw target.invalid(
          block + ".status-method", "stands without rest.status-url", "set both or remove it");
    }
    return rest.statusMethod();
  }

  private void header(String header, String value) {
    String property = block + ".headers." + header;
    String name = header.toLowerCase(Locale.ROOT);
    if (!HEADER_NAME.matcher(header).matches()) {
      throw target.invalid(block + ".headers", "has a name that HTTP does not allow", "correct it");
    }
    if (TAKEN.contains(name) || name.startsWith("fallbruecke-") || name.startsWith("ce-")) {
      throw target.invalid(property, "is set by the gateway itself", "remove it");
    }
    if (!HEADER_VALUE.matcher(value).matches()) {
      throw target.invalid(
          property, "has a value that HTTP does not allow", "use one line of ASCII");
    }
  }
}
