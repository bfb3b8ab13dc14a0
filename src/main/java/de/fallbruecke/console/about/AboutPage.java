package de.fallbruecke.console.about;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Costly;
import de.fallbruecke.access.Needs;
import de.fallbruecke.access.OpenToAll;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.console.page.Wordings;
import de.fallbruecke.platform.Build;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.survey.Components;
import de.fallbruecke.survey.Installation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** About this installation. */
@Controller
@Needs(Ability.SEE_INSTALLATION)
final class AboutPage {
  private final Installation installation;
  private final Components components;
  private final AboutSettings settings;
  private final Wordings wordings;

  AboutPage(
      Installation installation, Components components, AboutSettings settings, Wordings wordings) {
    this.installation = installation;
    this.components = components;
    this.settings = settings;
    this.wordings = wordings;
  }

  /** A migration as the template shows it. */
  record Row(String version, String description, String time) {}

  @GetMapping("/about")
  String show(Locale locale, Model model) {
    Wording words = wordings.in(locale);
    Build build = Build.ofThisProgram();
    List<Installation.Migration> migrations = installation.migrations();
    String unknown = words.text("about.unknown");
    model.addAttribute(
        "versions",
        List.of(
            Fact.of(words.text("about.version"), build.versionOr(unknown)),
            Fact.of(
                words.text("about.commit"), build.commit().isEmpty() ? unknown : build.commit()),
            Fact.of(words.text("about.java"), installation.java()),
            Fact.of(words.text("about.database"), "PostgreSQL " + installation.database()),
            Fact.of(
                words.text("about.tables"),
                migrations.isEmpty() ? unknown : "V" + migrations.getFirst().version())));
    model.addAttribute(
        "migrations",
        migrations.stream()
            .map(one -> new Row(one.version(), one.description(), words.time(one.at())))
            .toList());
    return "console/about/about";
  }

  @GetMapping("/about/components")
  String components(Model model) throws IOException {
    model.addAttribute("components", components.all());
    return "console/about/components";
  }

  @GetMapping("/about/sbom.json")
  @Costly
  ResponseEntity<Resource> sbom() {
    Resource file =
        components
            .file()
            .orElseThrow(
                () ->
                    new Fault(
                        FaultCode.PAGE_MISSING,
                        "This build left out the list of its components. Build with Maven, without -Dcyclonedx.skip, to have it."));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"fallbruecke-sbom.json\"")
        .body(file);
  }

  /** Whoever meets a barrier must be able to read where to report it. */
  @GetMapping("/accessibility")
  @OpenToAll("the law asks for a statement that everybody can read")
  String accessibility(Model model) {
    model.addAttribute("settings", settings);
    return "console/about/accessibility";
  }
}
