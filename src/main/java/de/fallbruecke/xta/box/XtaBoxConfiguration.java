package de.fallbruecke.xta.box;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.delivery.Parcels;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.engine.OfferDesk;
import de.fallbruecke.evidence.Ledger;
import de.fallbruecke.evidence.RefusedRequests;
import de.fallbruecke.platform.IdSource;
import java.time.Clock;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes the message boxes at {@code /xta-box/211/} and {@code /xta-box/core311/}. The security
 * chain lets only POST through; who asks is found out by certificate inside, so that the answer is
 * the fault of the standard.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class XtaBoxConfiguration {
  private static final String PATH = "/xta-box";

  @Bean(destroyMethod = "close")
  RefusedRequests refusedXtaRequests(
      Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
    return new RefusedRequests(
            BoxRefusals.BOX, ledger, new TransactionTemplate(transactions), clock)
        .started();
  }

  /** The server starts before the database is there: evidence is looked for when it is needed. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedHandshakes(
      ObjectProvider<RefusedRequests> refused) {
    return factory ->
        factory.addConnectorCustomizers(
            new RefusedHandshakes(request -> refused.ifAvailable(all -> all.add(request))));
  }

  @Bean(destroyMethod = "close")
  BoxServer xtaBoxServer(
      Offers offers,
      OfferDesk desk,
      Deliveries deliveries,
      Parcels parcels,
      Targets targets,
      IdSource ids,
      RefusedRequests refused,
      Clock clock) {
    return new BoxServer(
        new BoxDesk(offers, desk, deliveries, parcels, targets, ids, clock),
        new Asking(new BoxAccounts(targets, clock), refused),
        refused,
        !targets.endpoints(XtaBoxEndpoint.class).isEmpty());
  }

  @Bean
  ServletRegistrationBean<CXFNonSpringServlet> xtaBoxServlet(BoxServer server) {
    ServletRegistrationBean<CXFNonSpringServlet> servlet =
        new ServletRegistrationBean<>(server.servlet(), PATH + "/*");
    servlet.setName("xta-box");
    servlet.addInitParameter("hide-service-list-page", "true");
    servlet.addInitParameter("disable-address-updates", "true");
    return servlet;
  }

  @Bean
  @Order(20)
  SecurityFilterChain xtaBoxAccess(HttpSecurity http, RefusedRequests refused) throws Exception {
    return http.securityMatcher(PATH + "/**")
        .addFilterBefore(new OnlyPost(refused), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests.requestMatchers(HttpMethod.POST).permitAll().anyRequest().denyAll())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .build();
  }
}
