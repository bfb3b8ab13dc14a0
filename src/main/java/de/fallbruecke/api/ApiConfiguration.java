package de.fallbruecke.api;

import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.platform.Json;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration {
  @Bean
  ApiProblem apiProblems(MessageSource messages) {
    return new ApiProblem(messages, Json.mapper());
  }

  @Bean
  ApiExceptionResolver apiExceptionResolver(ApiProblem problems) {
    return new ApiExceptionResolver(problems);
  }

  @Bean
  OwnCases ownCases(Cases cases, Deliveries deliveries) {
    return new OwnCases(cases, deliveries);
  }

  @Bean
  OwnOffers ownOffers(Offers offers, Targets targets) {
    return new OwnOffers(offers, targets);
  }
}
