package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.admin.view.About;
import de.fallbruecke.platform.Build;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.survey.Components;
import de.fallbruecke.survey.Installation;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is installed: versions, changes of the tables, components with their licences. */
@RestController
@RequestMapping(
    path = AdminAccessConfiguration.PATHS + "/about",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Needs(Ability.SEE_INSTALLATION)
final class AboutController {
  private static final String CYCLONE_DX = "application/vnd.cyclonedx+json";

  private final Installation installation;
  private final Components components;
  private final Clock clock;

  AboutController(Installation installation, Components components, Clock clock) {
    this.installation = installation;
    this.components = components;
    this.clock = clock;
  }

  @GetMapping
  About about() {
    Build build = Build.ofThisProgram();
    return new About(
        build.versionOr("unknown"),
        build.commit().isEmpty() ? null : build.commit(),
        Runtime.version().toString(),
        installation.database(),
        migrations().stream().findFirst().map(one -> "V" + one.version()).orElse(null),
        AdminAccessConfiguration.PATHS,
        clock.instant());
  }

  /** Changes of the tables, newest first. */
  @GetMapping("/migrations")
  List<Installation.Migration> migrations() {
    return installation.migrations();
  }

  /** The libraries in the program; none in a build that left the list out. */
  @GetMapping("/components")
  List<Components.Component> components() throws IOException {
    return components.all();
  }

  /** The same as the build wrote it, with hashes. */
  @GetMapping(path = "/sbom", produces = CYCLONE_DX)
  @Costly
  ResponseEntity<Resource> sbom() {
    return components
        .file()
        .map(ResponseEntity::ok)
        .orElseThrow(
            () -> Own.unknown(FaultCode.API_NOTHING_HERE, "list of components", "of the build"));
  }
}
