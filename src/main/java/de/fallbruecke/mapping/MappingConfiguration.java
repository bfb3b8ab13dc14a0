package de.fallbruecke.mapping;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MappingConfiguration {
  @Bean
  Mappings mappings() {
    return new YamlMappings();
  }
}
