package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.ImportView;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.api.JsonBody;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.PackageSources;
import de.fallbruecke.route.archive.IndexEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
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

/** Folders of archives that the configuration names. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/sources",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.CHANGE_ROUTES)
final class SourcesController {
  private final PackageSources sources;
  private final ImportsController imports;

  SourcesController(PackageSources sources, ImportsController imports) {
    this.sources = sources;
    this.imports = imports;
  }

  @GetMapping
  List<String> names() {
    return sources.names();
  }

  @GetMapping("/{source}")
  List<IndexEntry> offers(
      Person person,
      @PathVariable String source,
      @RequestParam(required = false) @Nullable String tenant,
      @RequestParam(defaultValue = "") String text) {
    String owner = TenantNamed.in(person, tenant, Ability.SEE_ROUTES, Ability.CHANGE_ROUTES);
    return sources.search(known(source), owner, text);
  }

  /** One archive of a source. */
  record FetchRequest(
      @Nullable String tenant,
      @com.fasterxml.jackson.annotation.JsonProperty("package") @Nullable String packageId,
      @Nullable String version) {}

  /** Begins an import with what the source offers. */
  @PostMapping(path = "/{source}/fetch", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Costly
  @ResponseStatus(HttpStatus.CREATED)
  ImportView fetch(Person person, @PathVariable String source, HttpServletRequest request)
      throws IOException {
    FetchRequest wanted = JsonBody.read(request, FetchRequest.class, 4 * 1024);
    String owner =
        TenantNamed.in(person, wanted.tenant(), Ability.SEE_ROUTES, Ability.CHANGE_ROUTES);
    if (wanted.packageId() == null || wanted.version() == null) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID, "Name package and version. Nothing was fetched.");
    }
    return imports.begun(
        person,
        sources.fetch(known(source), wanted.packageId(), wanted.version(), owner, person.name()));
  }

  private String known(String source) {
    if (!sources.names().contains(source)) {
      throw Own.unknown(FaultCode.API_NOTHING_HERE, "source", "of this name");
    }
    return source;
  }
}
