package de.fallbruecke.xoev;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SchemaProperties.class)
class XoevConfiguration {
  @Bean
  SourceDocuments sourceDocuments() {
    return new ParsedDocuments();
  }

  @Bean
  LivePacks schemaPacks(SchemaProperties properties) {
    return new LivePacks(properties.directory());
  }

  @Bean
  InstalledStandards standards(LivePacks packs) {
    return new InstalledStandards(packs);
  }

  @Bean
  MessageHeaders messageHeaders() {
    return new XoevHeaders();
  }
}
