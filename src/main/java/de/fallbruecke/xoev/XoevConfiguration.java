package de.fallbruecke.xoev;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class XoevConfiguration {
  @Bean
  SourceDocuments sourceDocuments() {
    return new ParsedDocuments();
  }
}
