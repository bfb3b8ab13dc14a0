package de.fallbruecke.console.standards;

import de.fallbruecke.access.Ability;
import de.fallbruecke.console.page.Area;
import de.fallbruecke.console.page.UploadRule;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.ActivePackages;
import de.fallbruecke.xoev.InstalledStandards;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StandardsConfiguration {
  @Bean
  Area standardsArea() {
    return new Area("/standards", "standards.title", Ability.SEE_STANDARDS, 50);
  }

  @Bean
  UploadRule standardUploads() {
    return new UploadRule("/standards/import", Ability.CHANGE_STANDARDS, StandardsPage.LIMIT);
  }

  @Bean
  StandardViews standardViews(
      InstalledStandards standards, Activations activations, ActivePackages packages) {
    return new StandardViews(standards, activations, packages);
  }
}
