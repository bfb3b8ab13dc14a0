package de.fallbruecke.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import de.fallbruecke.api.TestApi;
import de.fallbruecke.api.TestIssuer;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an identity provider of somebody else, for clients that have theirs from there. */
class ExternalTokensIT {
  private final TestApi api = TestApi.shared();
  private final ECKey key = api.issuer().own();

  @ParameterizedTest
  @ValueSource(strings = {"azp", "client_id", "sub"})
  void aTokenOfTheIssuerOpensTheInterfaceForTheClientItNames(String claim) throws Exception {
    JWTClaimsSet named =
        new JWTClaimsSet.Builder(claims().subject(null).build())
            .claim(claim, "fv-e-elsewhere")
            .build();
    assertThat(list(TestIssuer.token(key, named))).isEqualTo(200);
  }

  @Test
  void itsAudienceMayBeOneOfSeveral() throws Exception {
    List<String> both = List.of("somebody", "fallbruecke");
    assertThat(list(TestIssuer.token(key, claims().audience(both).build()))).isEqualTo(200);
  }

  @Test
  void aTokenOfAnotherIssuerOrForAnotherAudienceOrOutOfItsTimeOpensNothing() throws Exception {
    Date past = Date.from(api.clock().instant().minus(Duration.ofMinutes(2)));
    Date later = Date.from(api.clock().instant().plus(Duration.ofMinutes(2)));
    for (JWTClaimsSet claims :
        List.of(
            claims().issuer("https://login.example/realms/other").build(),
            claims().issuer(null).build(),
            claims().audience("somebody").build(),
            claims().audience((String) null).build(),
            claims().expirationTime(past).build(),
            claims().notBeforeTime(later).build())) {
      assertThat(list(TestIssuer.token(key, claims))).as(claims.toString()).isEqualTo(401);
    }
  }

  @Test
  void aTokenThatNobodySignedOrSomebodyElseDidOpensNothing() throws Exception {
    assertThat(list(new PlainJWT(claims().build()).serialize())).as("alg none").isEqualTo(401);
    ECKey foreign = TestIssuer.key(key.getKeyID());
    assertThat(list(TestIssuer.token(foreign, claims().build())))
        .as("another key under the same id")
        .isEqualTo(401);
    SignedJWT shared =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
            claims().build());
    shared.sign(new MACSigner(key.toECPublicKey().getEncoded()));
    assertThat(list(shared.serialize())).as("the public key as a shared secret").isEqualTo(401);
    String good = TestIssuer.token(key, claims().build());
    assertThat(list(good.substring(0, good.lastIndexOf('.') + 1))).as("cut off").isEqualTo(401);
    assertThat(list(good)).isEqualTo(200);
  }

  @Test
  void aTokenCountsOnlyForAClientThatHasItsTokensFromThere() throws Exception {
    assertThat(list(TestIssuer.token(key, claims().subject("fv-e").build()))).isEqualTo(401);
    assertThat(list(TestIssuer.token(key, claims().subject("nobody").build()))).isEqualTo(401);
    assertThat(list(TestIssuer.token(key, claims().claim("azp", "fv-a").build())))
        .as("the first name it carries counts, not the one that fits")
        .isEqualTo(401);
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("https://login.example/realms/amt")
        .audience("fallbruecke")
        .subject("fv-e-elsewhere")
        .expirationTime(Date.from(api.clock().instant().plus(Duration.ofMinutes(5))));
  }

  private int list(String token) throws Exception {
    return api.send(api.plain(), token, "GET", "/api/v1/cases", null).statusCode();
  }
}
