package de.fallbruecke.xta.box;

import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.TargetCheck;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.Way;
import de.fallbruecke.delivery.pull.PullClient;
import de.fallbruecke.xta.XtaCode;
import de.fallbruecke.xta.XtaParty;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Targets of type {@code xta-box}. */
@Component
public final class XtaBoxWay implements Way<XtaBoxSettings> {
  private static final Duration LEASE = Duration.ofHours(1);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration UTMOST = Duration.ofDays(7);
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  @Override
  public TargetType type() {
    return TargetType.XTA_BOX;
  }

  @Override
  public Class<XtaBoxSettings> settings() {
    return XtaBoxSettings.class;
  }

  /** The message keeps its id, and closing may be repeated. */
  @Override
  public Optional<Boolean> idempotent() {
    return Optional.of(true);
  }

  @Override
  public Endpoint endpoint(XtaBoxSettings settings, TargetCheck check) {
    String type = or(settings.partyType(), "xöv");
    String reader =
        check.present(settings.party(), "xta-box.party", "the identifier of the reader");
    String author =
        check.present(settings.author(), "xta-box.author", "the identifier of the gateway");
    Map<String, XtaBoxSettings.Client> clients =
        check.present(settings.clients(), "xta-box.clients", "at least one certificate");
    return new XtaBoxEndpoint(
        XtaParty.of(reader, type),
        XtaParty.of(author, type),
        settings.service(),
        new XtaCode(
            or(settings.messageType(), "fall"),
            null,
            or(settings.messageTypeList(), "urn:fallbruecke:xta:nachrichtentyp"),
            or(settings.messageTypeListVersion(), "1")),
        or(settings.payloadSchema(), "urn:fallbruecke:case:1.0"),
        check.within(settings.lease(), LEASE, SHORTEST, UTMOST, "xta-box.lease"),
        clients.entrySet().stream()
            .map(client -> client(check, client.getKey(), client.getValue()))
            .toList());
  }

  private static PullClient client(TargetCheck check, String name, XtaBoxSettings.Client written) {
    String key = "xta-box.clients." + name;
    boolean named = written.certificateSubject() != null && written.certificateIssuer() != null;
    if (written.certificateSha256() == null && !named) {
      throw check.invalid(
          key,
          "cannot prove itself",
          "set certificate-sha256, or certificate-subject and certificate-issuer");
    }
    return new PullClient(
        check.name() + "/" + name,
        null,
        fingerprint(check, key, written.certificateSha256()),
        principal(check, key + ".certificate-subject", written.certificateSubject()),
        principal(check, key + ".certificate-issuer", written.certificateIssuer()),
        false);
  }

  private static @Nullable String fingerprint(
      TargetCheck check, String key, @Nullable String written) {
    if (written == null) {
      return null;
    }
    String hex = written.replace(":", "").strip().toLowerCase(Locale.ROOT);
    if (!SHA256.matcher(hex).matches()) {
      throw check.invalid(
          key + ".certificate-sha256", "is no SHA-256", "write its 64 hexadecimal digits");
    }
    return hex;
  }

  private static @Nullable X500Principal principal(
      TargetCheck check, String key, @Nullable String written) {
    try {
      return written == null ? null : new X500Principal(written);
    } catch (IllegalArgumentException e) {
      throw check.invalid(
          key, "is no distinguished name", "write it like CN=fv,O=Landkreis A,C=DE");
    }
  }

  private static String or(@Nullable String value, String standard) {
    return value == null ? standard : value;
  }
}
