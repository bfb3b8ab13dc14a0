package de.fallbruecke.fitconnect.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.SharedKeys;
import de.fallbruecke.simulator.jose.Keys;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EncryptionKeyTest {
  private static final KeyPair PAIR = SharedKeys.stranger();

  @Test
  void aKeyAsTheMetadataDemandIsTaken() throws Exception {
    EncryptionKey key = EncryptionKey.parse(jwk(k -> {}));
    assertThat(key.kid()).isEqualTo("reply-key-1");
    assertThat(key.key().getModulus()).isEqualTo(((RSAPublicKey) PAIR.getPublic()).getModulus());
  }

  @Test
  void eachBrokenRuleIsNamed() {
    Map.<Consumer<ObjectNode>, String>of(
            k -> k.put("alg", "RSA-OAEP"),
            "alg",
            k -> k.remove("alg"),
            "alg",
            k -> k.put("kid", "short"),
            "kid",
            k -> k.putArray("key_ops").add("verify"),
            "key_ops",
            k -> k.remove("key_ops"),
            "key_ops",
            k -> k.put("use", "sig"),
            "RSA",
            k -> k.put("e", "Aw"),
            "exponent",
            k -> k.put("d", "AQAB"),
            "private",
            k -> k.put("kty", "oct").put("k", "AQAB"),
            "RSA",
            EncryptionKeyTest::shorten,
            "2048 bits instead of 4096")
        .forEach(
            (change, rule) ->
                assertThatThrownBy(() -> EncryptionKey.parse(jwk(change)))
                    .isInstanceOf(EncryptionKey.Unfit.class)
                    .hasMessageContaining(rule));
    assertThatThrownBy(() -> EncryptionKey.parse("no key"))
        .isInstanceOf(EncryptionKey.Unfit.class)
        .hasMessage("it is no RSA key as JWK");
  }

  private static void shorten(ObjectNode key) {
    RSAPublicKey small = (RSAPublicKey) Keys.generate(2048).getPublic();
    key.put("n", new RSAKey.Builder(small).build().getModulus().toString());
  }

  private static String jwk(Consumer<ObjectNode> change) {
    ObjectNode key =
        (ObjectNode)
            Json.mapper()
                .readTree(
                    new RSAKey.Builder((RSAPublicKey) PAIR.getPublic()).build().toJSONString());
    key.put("kid", "reply-key-1").put("alg", "RSA-OAEP-256");
    key.putArray("key_ops").add("wrapKey");
    change.accept(key);
    return key.toString();
  }
}
