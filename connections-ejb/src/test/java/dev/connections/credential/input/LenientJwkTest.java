package dev.connections.credential.input;

import static dev.connections.credential.input.KeyTexts.OTHER_RSA;
import static dev.connections.credential.input.KeyTexts.P256;
import static dev.connections.credential.input.KeyTexts.RSA;
import static dev.connections.credential.input.KeyTexts.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.SigningKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A member that a key does not need spoils it only by contradicting it. */
class LenientJwkTest {
  private final SigningKeyParser parser = new SigningKeyParser();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x5c | [\"bad\"]",
        "x5c | \"bad\"",
        "x5c | 7",
        "x5t | 7",
        "use | \"SIG\"",
        "use | \"signature\"",
        "use | null",
        "use | \"\"",
        "key_ops | null",
        "key_ops | []",
        "key_ops | \"sign\"",
        "key_ops | [\"Sign\"]",
        "key_ops | [\"verify\"]",
        "key_ops | [7]",
        "alg | \"rs256\"",
        "alg | \"RSA\"",
        "alg | \"\"",
        "alg | null",
        "alg | 256",
        "oth | null",
        "oth | []",
        "p | null",
        "q | \"\"",
        "dp | null",
        "ext | \"yes\"",
        "kid | null",
        "kid | \" \"",
        "kty | \"rsa\""
      })
  void isReadWithAnOddMember(String member, String value) throws Exception {
    assertThat(parse(changed(RSA, member, value)).thumbprint())
        .isEqualTo(RSA.computeThumbprint().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "use | \"enc\" | NOT_FOR_SIGNING",
        "use | \"ENC\" | NOT_FOR_SIGNING",
        "key_ops | [\"decrypt\"] | NOT_FOR_SIGNING",
        "key_ops | [\"wrapKey\", \"unwrapKey\"] | NOT_FOR_SIGNING",
        "alg | \"ES256\" | ALGORITHM_NOT_SUPPORTED",
        "alg | \"ps256\" | ALGORITHM_NOT_SUPPORTED",
        "alg | \"HS256\" | ALGORITHM_NOT_SUPPORTED",
        "alg | \"RSA-OAEP-256\" | ALGORITHM_NOT_SUPPORTED",
        "alg | \"none\" | ALGORITHM_NOT_SUPPORTED",
        "oth | [{}] | FORMAT_NOT_SUPPORTED",
        "p | \"*\" | DAMAGED",
        "kid | {\"a\": 1} | KEY_ID_MALFORMED",
        "kid | [1] | KEY_ID_MALFORMED"
      })
  void isRefusedForAContradictingMember(String member, String value, KeyRefusal refusal) {
    assertThat(refusal(changed(RSA, member, value)).refusal()).isEqualTo(refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | 7",
        "20261101 | 20261101",
        "12345678901234567890 | 12345678901234567890",
        "true | true"
      })
  void hasWhateverKeyIdAsText(String value, String id) throws Exception {
    assertThat(parse(changed(RSA, "kid", value)).keyId()).isEqualTo(id);
    String set = "{\"keys\":[" + changed(RSA, "kid", value) + "," + P256.toJSONString() + "]}";
    assertThat(refusal(set).details()).containsExactly(id, "ec-1");
    assertThat(parser.parse(bytes(set), null, id).keyId()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kty': '%s', 'n': '%s', 'e': '%s', 'd': '%s'}",
        "{kty: \"%s\", n: \"%s\", e: \"%s\", d: \"%s\",}"
      })
  void isReadAsScriptsWriteIt(String form) throws Exception {
    Map<String, Object> members = RSA.toJSONObject();
    String text =
        String.format(
            form, members.get("kty"), members.get("n"), members.get("e"), members.get("d"));

    assertThat(parse(text).thumbprint()).isEqualTo(RSA.computeThumbprint().toString());
  }

  @Test
  void isOneKeyWithItselfInOtherForms() throws Exception {
    RSAKey nameless = new RSAKey.Builder(RSA).keyID(null).build();
    RSAKey bare =
        new RSAKey.Builder(RSA.toRSAPublicKey()).privateExponent(RSA.getPrivateExponent()).build();

    for (String other :
        List.of(KeyTexts.pkcs8(RSA), nameless.toJSONString(), bare.toJSONString())) {
      assertThat(parse(other + "\n" + RSA.toJSONString()).keyId()).isEqualTo("rsa-1");
      assertThat(parse(RSA.toJSONString() + "\n" + other).keyId()).isEqualTo("rsa-1");
    }
    String sec1 = KeyTexts.pem("EC PRIVATE KEY", KeyTexts.sec1(P256, null));
    assertThat(parse(KeyTexts.pkcs8(P256) + sec1).kind()).isEqualTo("EC P-256");
  }

  @Test
  void getsTheKeyIdOfItsPublicHalfBesideIt() throws Exception {
    for (JWK key : List.of(RSA, P256)) {
      assertThat(parse(KeyTexts.pkcs8(key) + key.toPublicJWK().toJSONString()).keyId())
          .isEqualTo(key.getKeyID());
      assertThat(parse(KeyTexts.pkcs8(key) + OTHER_RSA.toPublicJWK().toJSONString()).keyId())
          .isEmpty();
    }
  }

  @Test
  void isAskedForWhereOneKeyHasTwoIds() throws Exception {
    RSAKey renamed = new RSAKey.Builder(RSA).keyID("b").build();
    String both = RSA.toJSONString() + renamed.toJSONString();

    assertThat(refusal(both).refusal()).isEqualTo(KeyRefusal.SEVERAL_KEYS);
    assertThat(refusal(both).details()).containsExactly("b", "rsa-1");
    assertThat(parser.parse(bytes(both), null, "b").keyId()).isEqualTo("b");
    assertThat(parser.parse(bytes(both), null, "b", null).keyId()).isEqualTo("b");
  }

  @Test
  void leavesKeysOfOtherKindsAside() throws Exception {
    String other = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"AA\",\"x\":\"AA\",\"kid\":\"ed\"}";

    assertThat(parse("[" + other + "," + RSA.toJSONString() + "]").keyId()).isEqualTo("rsa-1");
    assertThat(
            catchThrowableOfType(
                    KeyRefusedException.class,
                    () ->
                        parser.parse(
                            bytes("[" + other + "," + RSA.toJSONString() + "]"), null, "ed"))
                .refusal())
        .isEqualTo(KeyRefusal.KEY_TYPE_NOT_SUPPORTED);
  }

  @Test
  void leavesNoDamagedKeyAside() {
    String damaged = changed(OTHER_RSA, "n", "\"*\"");

    assertThat(refusal("[" + damaged + "," + RSA.toJSONString() + "]").refusal())
        .isEqualTo(KeyRefusal.DAMAGED);
  }

  @Test
  void offersKeysWithoutIdsByTheirNumbers() throws Exception {
    RSAKey first = new RSAKey.Builder(RSA).keyID(null).build();
    RSAKey second = new RSAKey.Builder(OTHER_RSA).keyID(null).build();
    for (String entered :
        List.of(
            new JWKSet(List.of(first, second)).toString(false),
            KeyTexts.pkcs8(first) + KeyTexts.pkcs8(second))) {
      List<String> choices = refusal(entered).details();

      assertThat(choices).hasSize(2).allMatch(choice -> choice.startsWith("RSA 2048 · …"));
      SigningKey chosen = parser.parse(bytes(entered), null, choices.get(1));
      assertThat(chosen.thumbprint()).isEqualTo(OTHER_RSA.computeThumbprint().toString());
      assertThat(chosen.keyId()).isEmpty();
    }
  }

  private static String changed(JWK jwk, String member, String value) {
    Map<String, Object> members = new HashMap<>(jwk.toJSONObject());
    members.remove(member);
    String json = JSONObjectUtils.toJSONString(members);
    return json.substring(0, json.length() - 1) + ",\"" + member + "\":" + value + "}";
  }

  private SigningKey parse(String text) throws KeyRefusedException {
    return parser.parse(bytes(text), null, null);
  }

  private KeyRefusedException refusal(String text) {
    return catchThrowableOfType(KeyRefusedException.class, () -> parse(text));
  }
}
