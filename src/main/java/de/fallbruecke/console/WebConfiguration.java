package de.fallbruecke.console;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Compression;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Language of the pages, and how browsers keep the files that belong to them. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
  /**
   * The cookie if there is one, else what the browser asks for, else German. Only the two languages
   * exist: whatever else a cookie or a link names is German too.
   */
  @Bean
  LocaleResolver localeResolver(
      @Value("${fallbruecke.console.secure-cookies:true}") boolean secureCookies) {
    CookieLocaleResolver resolver =
        new CookieLocaleResolver("fallbruecke-language") {
          @Override
          protected Locale parseLocaleValue(String value) {
            return known(Locale.forLanguageTag(value));
          }
        };
    resolver.setRejectInvalidCookies(false);
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSecure(secureCookies);
    resolver.setCookieSameSite("Strict");
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setDefaultLocaleFunction(
        request ->
            request.getHeader("Accept-Language") == null
                ? Locale.GERMAN
                : Collections.list(request.getLocales()).stream()
                    .filter(wanted -> known(wanted).getLanguage().equals(wanted.getLanguage()))
                    .findFirst()
                    .map(WebConfiguration::known)
                    .orElse(Locale.GERMAN));
    return resolver;
  }

  /** Style sheets and scripts only: a page with a secret and an echo must not be compressed. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> compressedFiles() {
    return factory -> {
      Compression compression = new Compression();
      compression.setEnabled(true);
      compression.setMimeTypes(new String[] {"text/css", "text/javascript", "image/svg+xml"});
      compression.setMinResponseSize(DataSize.ofKilobytes(2));
      factory.setCompression(compression);
    };
  }

  /** The valve of the host is the last one that can say something. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainErrors() {
    return factory ->
        factory.addContextCustomizers(
            context ->
                ((StandardHost) context.getParent())
                    .setErrorReportValveClass(PlainErrors.class.getName()));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    LocaleChangeInterceptor language =
        new LocaleChangeInterceptor() {
          @Override
          protected Locale parseLocaleValue(String value) {
            return known(Locale.forLanguageTag(value));
          }
        };
    language.setParamName("lang");
    language.setHttpMethods("GET");
    registry.addInterceptor(language);
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/kern/**")
        .addResourceLocations("classpath:/static/kern/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
    registry
        .addResourceHandler("/webjars/htmx.org/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/htmx.org/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePublic());
    // changes with every version under the same name, so the browser asks each time
    registry
        .addResourceHandler("/console/**")
        .addResourceLocations("classpath:/static/console/")
        .setCacheControl(CacheControl.noCache());
  }

  private static Locale known(Locale wanted) {
    return wanted.getLanguage().equals(Locale.ENGLISH.getLanguage())
        ? Locale.ENGLISH
        : Locale.GERMAN;
  }
}
