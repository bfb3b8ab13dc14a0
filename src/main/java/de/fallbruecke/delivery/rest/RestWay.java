package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.TargetCheck;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.Way;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.TlsIdentities;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Targets of type {@code rest}. */
@Component
public final class RestWay implements Way<RestSettings> {
  private final HttpClient shared = OutboundHttp.newClient();
  private final Clock clock;
  private final IdSource ids;

  private final TlsIdentities identities;

  public RestWay(TlsIdentities identities, Clock clock, IdSource ids) {
    this.identities = identities;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public TargetType type() {
    return TargetType.REST;
  }

  @Override
  public Class<RestSettings> settings() {
    return RestSettings.class;
  }

  /** Whether a specialist software keeps its keys is known to its operator only. */
  @Override
  public Optional<Boolean> idempotent() {
    return Optional.empty();
  }

  @Override
  public Endpoint endpoint(RestSettings settings, TargetCheck check) {
    return new RestEndpoint(
        options(settings, check, "rest"), checkUrl(settings, check), clock, ids);
  }

  private static @Nullable URI checkUrl(RestSettings settings, TargetCheck check) {
    URI url = settings.checkUrl();
    if (url != null) {
      new AddressCheck(check)
          .check("rest.check-url", url, Boolean.TRUE.equals(settings.plainHttp()));
    }
    return url;
  }

  /** The checked options; the settings stand in the named block. */
  public RestOptions options(RestSettings settings, TargetCheck check, String block) {
    return new RestCheck(check, block, identities, shared, clock).check(settings);
  }
}
