package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Audit;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.ImportView;
import de.fallbruecke.api.JsonBody;
import de.fallbruecke.route.Takeover;
import de.fallbruecke.route.Takeovers;
import de.fallbruecke.route.archive.ImportPlan.Consent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
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

/** Takes packages of others over, in two steps: checked and looked at, then taken. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/imports",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.CHANGE_ROUTES)
final class ImportsController {
  /** An archive has a limit of its own below that. */
  private static final int LIMIT = 68 * 1024 * 1024;

  private static final int SOURCE = 200;

  private final RouteReach reach;
  private final Takeovers takeovers;
  private final Uploads uploads;
  private final Audit audit;

  ImportsController(RouteReach reach, Takeovers takeovers, Uploads uploads, Audit audit) {
    this.reach = reach;
    this.takeovers = takeovers;
    this.uploads = uploads;
    this.audit = audit;
  }

  /** Checks an archive and keeps it for a day; nothing can be activated yet. */
  @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Costly
  @ResponseStatus(HttpStatus.CREATED)
  ImportView begin(
      Person person,
      @RequestParam(required = false) @Nullable String tenant,
      @RequestParam(defaultValue = "REST") String source,
      HttpServletRequest request)
      throws IOException {
    String owner = TenantNamed.in(person, tenant, Ability.SEE_ROUTES, Ability.CHANGE_ROUTES);
    Takeover begun =
        uploads.one(
            () ->
                takeovers.begin(
                    owner,
                    Uploads.bytes(request, LIMIT),
                    source.substring(0, Math.min(source.length(), SOURCE)),
                    person.name()));
    return begun(person, begun);
  }

  ImportView begun(Person person, Takeover begun) {
    audit.record(person, "PACKAGE_CHECKED", begun.tenant(), begun.packageId(), facts(begun));
    return ImportView.of(takeovers.look(begun));
  }

  @GetMapping("/{id}")
  ImportView show(Person person, @PathVariable String id) {
    return ImportView.of(takeovers.look(reach.takeover(person, id)));
  }

  /**
   * What a person agrees to.
   *
   * @param older an older version may follow a newer one
   * @param otherPublisher a package of somebody else may be followed by this one
   */
  record TakeRequest(@Nullable Boolean older, @Nullable Boolean otherPublisher) {
    Set<Consent> consents() {
      Set<Consent> given = java.util.EnumSet.noneOf(Consent.class);
      if (Boolean.TRUE.equals(older)) {
        given.add(Consent.OLDER);
      }
      if (Boolean.TRUE.equals(otherPublisher)) {
        given.add(Consent.OTHER_PUBLISHER);
      }
      return given;
    }
  }

  /** From now on the tenant may activate it; nothing is active yet. */
  @PostMapping(path = "/{id}/take", consumes = MediaType.APPLICATION_JSON_VALUE)
  ImportView take(Person person, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    Takeover takeover = reach.takeover(person, id);
    takeovers.take(
        takeover, JsonBody.read(request, TakeRequest.class, 1024).consents(), person.name());
    audit.record(
        person, "PACKAGE_TAKEN_OVER", takeover.tenant(), takeover.packageId(), facts(takeover));
    return ImportView.of(takeovers.look(reach.takeover(person, id)));
  }

  private static Map<String, String> facts(Takeover one) {
    return Map.of(
        "version", one.version(),
        "publisher", one.publisher(),
        "thumbprint", one.thumbprint(),
        "hash", one.hash());
  }
}
