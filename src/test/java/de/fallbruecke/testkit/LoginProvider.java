package de.fallbruecke.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2AccessTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A real OpenID Connect provider (Spring Authorization Server) on {@code localhost}, which is
 * another site than 127.0.0.1. It can be told to sign what no honest provider would. It carries no
 * {@code @Configuration}, so no component scan ever finds it.
 */
public final class LoginProvider implements AutoCloseable {
  public static final String CLIENT = "fallbruecke";
  public static final String SECRET = "a-secret-of-the-test";
  public static final String PASSWORD = "geheim";

  /** A program that gets access tokens for the interface of admins. */
  public static final String PROGRAM = "night-watch";

  public static final String AUDIENCE = "fallbruecke-admin";

  /** What is wrong with the next identity tokens. */
  public enum Flaw {
    NONE,
    NONCE,
    AUDIENCE,
    ISSUER,
    EXPIRED,
    UNSIGNED,
    FOREIGN_KEY,
    /** With the published key as if it were a shared secret. */
    HMAC
  }

  private static final AtomicReference<Flaw> FLAW = new AtomicReference<>(Flaw.NONE);
  private static final AtomicReference<String> CONSOLE = new AtomicReference<>("");
  private static final AtomicReference<Map<String, List<String>>> GROUPS =
      new AtomicReference<>(Map.of());

  private final ConfigurableApplicationContext server;
  private final String address;

  private LoginProvider(ConfigurableApplicationContext server, String address) {
    this.server = server;
    this.address = address;
  }

  /** A port that is free now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Starts it.
   *
   * @param console address of the console that may log people in here
   * @param groups names of people and what claim {@code groups} says of them
   */
  public static LoginProvider start(int port, String console, Map<String, List<String>> groups) {
    CONSOLE.set(console);
    GROUPS.set(groups);
    FLAW.set(Flaw.NONE);
    SpringApplication application = new SpringApplication(Server.class);
    return new LoginProvider(
        application.run(
            "--server.port=" + port,
            "--server.address=127.0.0.1",
            "--management.server.port=-1",
            "--server.servlet.session.cookie.name=provider-session",
            "--test.issuer=" + issuer(port)),
        issuer(port));
  }

  public static String issuer(int port) {
    return "http://localhost:" + port;
  }

  /** An access token for the program, as it gets it from the provider. */
  public String token() throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header(
                        "Authorization",
                        "Basic "
                            + Base64.getEncoder()
                                .encodeToString(
                                    (PROGRAM + ":" + SECRET + "-2")
                                        .getBytes(StandardCharsets.US_ASCII)))
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    return Json.mapper().readTree(answer.body()).path("access_token").asString();
  }

  public void sign(Flaw flaw) {
    FLAW.set(flaw);
  }

  @Override
  public void close() {
    server.close();
  }

  @EnableWebSecurity
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
  })
  static class Server {
    @Bean
    SecurityFilterChain access(HttpSecurity http) throws Exception {
      return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults())
          .build();
    }

    @Bean
    UserDetailsService people() {
      return new InMemoryUserDetailsManager(
          GROUPS.get().keySet().stream()
              .map(name -> User.withUsername(name).password("{noop}" + PASSWORD).build())
              .toList());
    }

    @Bean
    RegisteredClientRepository clients() {
      RegisteredClient console =
          RegisteredClient.withId(CLIENT)
              .clientId(CLIENT)
              .clientSecret("{noop}" + SECRET)
              .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
              .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
              .redirectUri(CONSOLE.get() + "/login/return/oidc")
              .postLogoutRedirectUri(CONSOLE.get() + "/login?logout")
              .scope("openid")
              .scope("profile")
              .clientSettings(
                  ClientSettings.builder()
                      .requireProofKey(true)
                      .requireAuthorizationConsent(false)
                      .build())
              .tokenSettings(
                  TokenSettings.builder()
                      .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                      .build())
              .build();
      RegisteredClient program =
          RegisteredClient.withId(PROGRAM)
              .clientId(PROGRAM)
              .clientSecret("{noop}" + SECRET + "-2")
              .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
              .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
              .build();
      return new InMemoryRegisteredClientRepository(console, program);
    }

    @Bean
    AuthorizationServerSettings settings(
        @org.springframework.beans.factory.annotation.Value("${test.issuer}") String issuer) {
      return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    @Bean
    JWKSource<SecurityContext> keys() throws Exception {
      return new ImmutableJWKSet<>(
          new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("k").generate()));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokens(JWKSource<SecurityContext> keys) throws Exception {
      JwtGenerator own = new JwtGenerator(new NimbusJwtEncoder(keys));
      own.setJwtCustomizer(Server::say);
      byte[] published =
          keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null)
              .getFirst()
              .toECKey()
              .toECPublicKey()
              .getEncoded();
      JwtGenerator foreign = new JwtGenerator(new NimbusJwtEncoder(keys()));
      foreign.setJwtCustomizer(Server::say);
      OAuth2TokenGenerator<Jwt> generator =
          context -> {
            if (!meantForUs(context)) {
              return own.generate(context);
            }
            return switch (FLAW.get()) {
              case FOREIGN_KEY -> foreign.generate(context);
              case UNSIGNED -> unsigned(own.generate(context));
              case HMAC -> withPublicKey(own.generate(context), published);
              default -> own.generate(context);
            };
          };
      return new DelegatingOAuth2TokenGenerator(generator, new OAuth2AccessTokenGenerator());
    }

    private static void say(JwtEncodingContext context) {
      context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
      if (!meantForUs(context)) {
        return;
      }
      String name = context.getPrincipal().getName();
      if (name.equals(PROGRAM)) {
        context.getClaims().audience(List.of(AUDIENCE, "another-interface"));
      }
      context.getClaims().claim("preferred_username", name);
      context.getClaims().claim("groups", GROUPS.get().getOrDefault(name, List.of()));
      switch (FLAW.get()) {
        case NONCE -> context.getClaims().claim("nonce", "of-somebody-else");
        case AUDIENCE -> context.getClaims().audience(List.of("another-client"));
        case ISSUER -> context.getClaims().issuer("http://localhost:1");
        case EXPIRED ->
            context
                .getClaims()
                .issuedAt(Instant.now().minusSeconds(7200))
                .expiresAt(Instant.now().minusSeconds(3600));
        default -> {
          // what is wrong, if anything, is the signature
        }
      }
    }

    private static boolean meantForUs(OAuth2TokenContext context) {
      return OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())
          || context.getPrincipal().getName().equals(PROGRAM);
    }

    private static @Nullable Jwt withPublicKey(@Nullable Jwt signed, byte[] key) {
      if (signed == null) {
        return null;
      }
      try {
        SignedJWT forged =
            new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k").build(),
                claims(signed).build());
        forged.sign(new MACSigner(key));
        return new Jwt(
            forged.serialize(),
            signed.getIssuedAt(),
            signed.getExpiresAt(),
            Map.of("alg", "HS256"),
            signed.getClaims());
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }

    private static @Nullable Jwt unsigned(@Nullable Jwt signed) {
      return signed == null
          ? null
          : new Jwt(
              new PlainJWT(claims(signed).build()).serialize(),
              signed.getIssuedAt(),
              signed.getExpiresAt(),
              Map.of("alg", "none"),
              signed.getClaims());
    }

    private static JWTClaimsSet.Builder claims(Jwt signed) {
      JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
      signed
          .getClaims()
          .forEach(
              (name, value) ->
                  claims.claim(name, value instanceof Instant at ? Date.from(at) : value));
      return claims;
    }
  }
}
