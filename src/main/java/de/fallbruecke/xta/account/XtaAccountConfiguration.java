package de.fallbruecke.xta.account;

import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.xta.XtaClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class XtaAccountConfiguration {
  @Bean
  XtaClients xtaClients(TlsIdentities identities) {
    return new XtaClients(identities);
  }

  @Bean
  XtaAccounts xtaAccounts(Environment environment, XtaClients clients) {
    return new XtaAccounts(environment, clients);
  }
}
