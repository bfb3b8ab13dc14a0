package de.fallbruecke.xta.box;

import de.fallbruecke.delivery.ApiClient;
import de.fallbruecke.delivery.ClientCheck;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.TargetCheck;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.Way;
import de.fallbruecke.xta.XtaCode;
import de.fallbruecke.xta.XtaParty;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Targets of type {@code xta-box}. */
@Component
public final class XtaBoxWay implements Way<XtaBoxSettings> {
  private static final Duration LEASE = Duration.ofHours(1);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration UTMOST = Duration.ofDays(7);

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

  private static ApiClient client(TargetCheck check, String name, XtaBoxSettings.Client written) {
    String key = "xta-box.clients." + name;
    boolean named = written.certificateSubject() != null && written.certificateIssuer() != null;
    if (written.certificateSha256() == null && !named) {
      throw check.invalid(
          key,
          "cannot prove itself",
          "set certificate-sha256, or certificate-subject and certificate-issuer");
    }
    ClientCheck proofs = new ClientCheck(check);
    return new ApiClient(
        check.name() + "/" + name,
        null,
        proofs.fingerprint(key + ".certificate-sha256", written.certificateSha256()),
        proofs.name(key + ".certificate-subject", written.certificateSubject()),
        proofs.name(key + ".certificate-issuer", written.certificateIssuer()),
        false);
  }

  private static String or(@Nullable String value, String standard) {
    return value == null ? standard : value;
  }
}
