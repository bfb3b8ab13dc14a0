package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.TargetCheck;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.Way;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.TlsIdentities;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Targets of type {@code soap}. */
@Component
public final class SoapWay implements Way<SoapSettings> {
  private final HttpClient plain = OutboundHttp.newClient();
  private final TlsIdentities identities;
  private final Clock clock;
  private final IdSource ids;

  public SoapWay(TlsIdentities identities, Clock clock, IdSource ids) {
    this.identities = identities;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public TargetType type() {
    return TargetType.SOAP;
  }

  @Override
  public Class<SoapSettings> settings() {
    return SoapSettings.class;
  }

  /** Our own contract demands it, a foreign one does not know it. */
  @Override
  public Optional<Boolean> idempotent() {
    return Optional.empty();
  }

  @Override
  public Endpoint endpoint(SoapSettings settings, TargetCheck check) {
    return new SoapEndpoint(
        new SoapCheck(check, identities, plain, clock, ids).check(settings), clock, ids);
  }
}
