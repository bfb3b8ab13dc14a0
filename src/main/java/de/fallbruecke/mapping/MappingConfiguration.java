package de.fallbruecke.mapping;

import de.fallbruecke.casefile.CaseFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MappingConfiguration {
  @Bean
  Mappings mappings(CaseFormat format) {
    return new PackageMappings(new YamlMappings(), new StylesheetCompiler(format));
  }
}
