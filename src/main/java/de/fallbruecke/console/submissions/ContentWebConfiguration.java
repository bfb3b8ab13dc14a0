package de.fallbruecke.console.submissions;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class ContentWebConfiguration implements WebMvcConfigurer {
  private final Looks looks;

  ContentWebConfiguration(Looks looks) {
    this.looks = looks;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(looks);
  }
}
