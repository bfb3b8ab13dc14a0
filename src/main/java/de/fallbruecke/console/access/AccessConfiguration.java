package de.fallbruecke.console.access;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Audit;
import de.fallbruecke.console.page.Area;
import de.fallbruecke.survey.ContentLooks;
import de.fallbruecke.survey.Tenants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  @Bean
  TokenViews tokenViews(AdminTokens tokens, Tenants tenants) {
    return new TokenViews(tokens, tenants);
  }

  @Bean
  AuditViews auditViews(Audit audit, Tenants tenants) {
    return new AuditViews(audit, tenants);
  }

  @Bean
  LookViews lookViews(ContentLooks looks) {
    return new LookViews(looks);
  }

  @Bean
  Area auditArea() {
    return new Area("/audit", "app.nav.audit", Ability.SEE_AUDIT, 75);
  }

  @Bean
  Area accessArea() {
    return new Area("/access", "app.nav.access", Ability.SEE_ACCESS, 80);
  }
}
