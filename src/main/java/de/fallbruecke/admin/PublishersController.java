package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.PublisherView;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.api.JsonBody;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.Publishers;
import de.fallbruecke.route.archive.Publisher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Whose packages a tenant takes. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/publishers",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.CHANGE_ROUTES)
final class PublishersController {
  private final Publishers publishers;
  private final Audit audit;
  private final Clock clock;

  PublishersController(Publishers publishers, Audit audit, Clock clock) {
    this.publishers = publishers;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping
  List<PublisherView> list(Person person, @RequestParam(required = false) @Nullable String tenant) {
    return publishers.entries(tenant(person, tenant)).stream().map(this::view).toList();
  }

  /**
   * A key to be trusted.
   *
   * @param jwk the public key as it was handed over
   * @param thumbprint what the publisher told by another way
   */
  record TrustRequest(
      @Nullable String tenant, @Nullable JsonNode jwk, @Nullable String thumbprint) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  PublisherView trust(Person person, HttpServletRequest request) throws IOException {
    TrustRequest wanted = JsonBody.read(request, TrustRequest.class, 16 * 1024);
    String owner = tenant(person, wanted.tenant());
    if (wanted.jwk() == null || wanted.thumbprint() == null) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID, "jwk or thumbprint is missing. Nothing was changed.");
    }
    Publisher added =
        publishers.add(
            owner,
            Json.mapper().writeValueAsBytes(wanted.jwk()),
            wanted.thumbprint(),
            person.name());
    audit.record(
        person, "PUBLISHER_TRUSTED", owner, added.name(), Map.of("thumbprint", added.thumbprint()));
    return view(owner, added.thumbprint());
  }

  /** Refuses everything signed with the key from now on, for good. */
  @PostMapping("/{thumbprint}/revoke")
  PublisherView revoke(
      Person person,
      @PathVariable String thumbprint,
      @RequestParam(required = false) @Nullable String tenant) {
    String owner = tenant(person, tenant);
    view(owner, thumbprint);
    Publisher revoked = publishers.revoke(owner, thumbprint, person.name());
    audit.record(
        person, "PUBLISHER_REVOKED", owner, revoked.name(), Map.of("thumbprint", thumbprint));
    return view(owner, thumbprint);
  }

  private PublisherView view(String tenant, String thumbprint) {
    return publishers.entries(tenant).stream()
        .filter(one -> one.publisher().thumbprint().equals(thumbprint))
        .findFirst()
        .map(this::view)
        .orElseThrow(() -> Own.unknown(FaultCode.API_NOTHING_HERE, "key", "of this thumbprint"));
  }

  private PublisherView view(Publishers.Entry one) {
    return PublisherView.of(one, clock.instant());
  }

  private static String tenant(Person person, @Nullable String named) {
    return TenantNamed.in(person, named, Ability.SEE_ROUTES, Ability.CHANGE_ROUTES);
  }
}
