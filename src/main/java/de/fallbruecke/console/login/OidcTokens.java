package de.fallbruecke.console.login;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestOperations;

/**
 * Verifies what the provider signed: signature by one of its published keys with an asymmetric
 * algorithm, issuer, audience and times. A token without signature, or signed with the client's
 * secret, is refused.
 */
final class OidcTokens implements JwtDecoderFactory<ClientRegistration> {
  private static final Duration SKEW = Duration.ofSeconds(30);
  private static final Duration FETCH_EACH = Duration.ofSeconds(30);

  /** None that a secret, or no key at all, could sign with. */
  private static final List<SignatureAlgorithm> ALGORITHMS =
      List.of(
          SignatureAlgorithm.RS256,
          SignatureAlgorithm.PS256,
          SignatureAlgorithm.ES256,
          SignatureAlgorithm.ES384);

  /** RFC 9068 names the type; many providers write the general one, or none. */
  private static final JOSEObjectTypeVerifier<SecurityContext> ACCESS =
      new DefaultJOSEObjectTypeVerifier<>(
          JOSEObjectType.JWT,
          new JOSEObjectType("at+jwt"),
          new JOSEObjectType("application/at+jwt"),
          null);

  private final RestOperations http;
  private final Clock clock;
  private final Map<String, JwtDecoder> identities = new ConcurrentHashMap<>();
  private final Map<String, JwtDecoder> accesses = new ConcurrentHashMap<>();
  private final Map<String, JwtDecoder> interfaces = new ConcurrentHashMap<>();

  OidcTokens(RestOperations http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  @Override
  public JwtDecoder createDecoder(ClientRegistration provider) {
    return identities.computeIfAbsent(
        keys(provider),
        keys -> {
          OidcIdTokenValidator identity = new OidcIdTokenValidator(provider);
          identity.setClock(clock);
          identity.setClockSkew(SKEW);
          return decoder(keys, identity);
        });
  }

  /** For access tokens, which name other audiences. */
  JwtDecoder ofAccess(ClientRegistration provider) {
    return accesses.computeIfAbsent(keys(provider), keys -> decoder(keys, issuedBy(provider)));
  }

  /**
   * For access tokens that anybody may present at any time. Keys are kept for five minutes and
   * fetched at most twice in {@link #FETCH_EACH}, so that tokens with invented key ids cannot be
   * used to wear out the provider. Whoever asks still has to look at the audience.
   */
  JwtDecoder ofInterface(ClientRegistration provider) {
    return interfaces.computeIfAbsent(
        keys(provider),
        keys ->
            timed(
                NimbusJwtDecoder.withJwkSource(kept(keys))
                    .jwsAlgorithms(all -> all.addAll(ALGORITHMS))
                    .jwtProcessorCustomizer(all -> all.setJWSTypeVerifier(ACCESS))
                    .build(),
                issuedBy(provider)));
  }

  private JWKSource<SecurityContext> kept(String keys) {
    ResourceRetriever fetched =
        from -> {
          try {
            return new Resource(
                String.valueOf(http.getForObject(from.toString(), String.class)),
                "application/json");
          } catch (RestClientException unreachable) {
            throw new IOException(unreachable);
          }
        };
    try {
      return JWKSourceBuilder.<SecurityContext>create(URI.create(keys).toURL(), fetched)
          .refreshAheadCache(false)
          .rateLimited(FETCH_EACH.toMillis())
          .retrying(false)
          .build();
    } catch (MalformedURLException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  private JwtDecoder decoder(String keys, OAuth2TokenValidator<Jwt> more) {
    return timed(
        NimbusJwtDecoder.withJwkSetUri(keys)
            .restOperations(http)
            .jwsAlgorithms(all -> all.addAll(ALGORITHMS))
            .validateType(false)
            .build(),
        more);
  }

  private JwtDecoder timed(NimbusJwtDecoder decoder, OAuth2TokenValidator<Jwt> more) {
    JwtTimestampValidator time = new JwtTimestampValidator(SKEW);
    time.setClock(clock);
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(time, more));
    return decoder;
  }

  private static JwtIssuerValidator issuedBy(ClientRegistration provider) {
    return new JwtIssuerValidator(
        Objects.requireNonNull(provider.getProviderDetails().getIssuerUri()));
  }

  private static String keys(ClientRegistration provider) {
    return Objects.requireNonNull(provider.getProviderDetails().getJwkSetUri());
  }
}
