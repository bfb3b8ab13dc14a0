package de.fallbruecke.console.evidence;

import de.fallbruecke.access.Ability;
import de.fallbruecke.console.page.Area;
import de.fallbruecke.console.page.UploadRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(value = "consoleEvidenceConfiguration", proxyBeanMethods = false)
class EvidenceConfiguration {
  @Bean
  Area evidenceArea() {
    return new Area("/evidence", "evidence.nav", Ability.SEE_EVIDENCE, 70);
  }

  @Bean
  UploadRule proofUpload() {
    return new UploadRule(ProofPage.PATH, Ability.SEE_EVIDENCE, ProofPage.LIMIT);
  }
}
