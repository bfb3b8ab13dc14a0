package de.fallbruecke.api;

import de.fallbruecke.delivery.Offers;
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
  OwnOffers ownOffers(Offers offers) {
    return new OwnOffers(offers);
  }
}
