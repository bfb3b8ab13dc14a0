package de.fallbruecke.meter;

import de.fallbruecke.casefile.Cases;
import de.fallbruecke.evidence.EvidenceLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MeterConfiguration {
  @Bean
  MediaBreakMeter mediaBreakMeter(Cases cases, EvidenceLog evidence) {
    return new MediaBreakMeter(cases, evidence);
  }
}
