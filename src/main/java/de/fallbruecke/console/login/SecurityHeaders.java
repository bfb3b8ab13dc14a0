package de.fallbruecke.console.login;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What browsers may do with our pages: load nothing from elsewhere, run no script written into a
 * page, keep nothing, show them in no frame. Strict-Transport-Security and no-store come from
 * Spring Security itself, the former over TLS only.
 */
final class SecurityHeaders {
  private static String policy(String forms) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'%s; frame-ancestors 'none'; base-uri 'none'"
        .formatted(forms.isEmpty() ? "" : " " + forms);
  }

  private SecurityHeaders() {}

  /**
   * Adds them.
   *
   * @param forms where else a form may lead; the logout goes on at the provider
   */
  static void into(HttpSecurity http, String forms) {
    http.headers(
        headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(policy(forms)))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(
                    opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(
                    resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                    permissions -> permissions.policy("camera=(), geolocation=(), microphone=()")));
  }
}
