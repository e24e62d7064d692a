package dev.connections.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
  private static final String PLACE = "profile_key:7:private";
  private static final byte[] SECRET = "fixture-secret-5d1c".getBytes(UTF_8);

  private final JWK old = key("old");
  private final JWK fresh = key("fresh");
  private final SecretBox box = box(old);

  @Test
  void opensWhatItSealed() {
    assertThat(box.open(PLACE, box.seal(PLACE, SECRET))).isEqualTo(SECRET);
  }

  @Test
  void opensAnEmptySecret() {
    assertThat(box.open(PLACE, box.seal(PLACE, new byte[0]))).isEmpty();
  }

  @Test
  void showsNothingOfTheSecret() {
    assertThat(box.seal(PLACE, SECRET)).doesNotContain("fixture").doesNotContain("Zml4dHVyZ");
  }

  @Test
  void sealsTheSameSecretDifferentlyEachTime() {
    assertThat(box.seal(PLACE, SECRET)).isNotEqualTo(box.seal(PLACE, SECRET));
  }

  @Test
  void namesAlgorithmKeyAndPlaceInTheProtectedHeader() throws Exception {
    var header = JWEObject.parse(box.seal(PLACE, SECRET)).getHeader();

    assertThat(header.toJSONObject())
        .containsEntry("alg", "dir")
        .containsEntry("enc", "A256GCM")
        .containsEntry("kid", "old")
        .containsEntry("place", PLACE);
  }

  @Test
  void doesNotOpenACiphertextCopiedToAnotherRow() {
    String sealed = box.seal(PLACE, SECRET);

    assertThatThrownBy(() -> box.open("profile_key:8:private", sealed))
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageContaining("profile_key:8:private")
        .hasMessageContaining("another place");
  }

  @Test
  void doesNotOpenACiphertextWhoseHeaderWasRewrittenForAnotherRow() {
    String[] parts = box.seal(PLACE, SECRET).split("\\.", -1);
    parts[0] = box.seal("profile_key:8:private", SECRET).split("\\.", -1)[0];

    assertThatThrownBy(() -> box.open("profile_key:8:private", String.join(".", parts)))
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageContaining("altered");
  }

  @Test
  void doesNotOpenAnAlteredCiphertext() {
    String[] parts = box.seal(PLACE, SECRET).split("\\.", -1);
    parts[3] = (parts[3].charAt(0) == 'A' ? 'B' : 'A') + parts[3].substring(1);

    assertThatThrownBy(() -> box.open(PLACE, String.join(".", parts)))
        .isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void doesNotOpenWithAnotherKeyOfTheSameId() {
    assertThatThrownBy(() -> box(key("old")).open(PLACE, box.seal(PLACE, SECRET)))
        .isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void namesTheKeyThatIsMissing() {
    assertThatThrownBy(() -> box(fresh).open(PLACE, box.seal(PLACE, SECRET)))
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageContaining("its key old is not among the configured ones");
  }

  @Test
  void refusesTextThatIsNoCiphertext() {
    assertThatThrownBy(() -> box.open(PLACE, "plain text"))
        .isInstanceOf(UnreadableSecretException.class)
        .hasMessageNotContaining("plain text");
  }

  @Test
  void stillOpensSecretsOfAKeyThatNoLongerEncrypts() {
    String sealed = box.seal(PLACE, SECRET);
    SecretBox rotated = box(fresh, old);

    assertThat(rotated.open(PLACE, sealed)).isEqualTo(SECRET);
    assertThat(rotated.needsResealing(sealed)).isTrue();
  }

  @Test
  void resealsUnderTheCurrentKey() {
    SecretBox rotated = box(fresh, old);

    String resealed = rotated.reseal(PLACE, box.seal(PLACE, SECRET));

    assertThat(rotated.needsResealing(resealed)).isFalse();
    assertThat(box(fresh).open(PLACE, resealed)).isEqualTo(SECRET);
  }

  @Test
  void tellsAWrongKeyByTheKeyCheck() {
    String check = box.keyCheck();

    assertThat(box.opens(check)).isTrue();
    assertThat(box(fresh, old).opens(check)).isTrue();
    assertThat(box(fresh).opens(check)).isFalse();
    assertThat(box(key("old")).opens(check)).isFalse();
    assertThat(box.opens("garbage")).isFalse();
  }

  @Test
  void showsNoKeyInItsDescription() {
    String value = old.toOctetSequenceKey().getKeyValue().toString();

    assertThat(box.toString()).doesNotContain(value);
    assertThat(SecretKeys.parse(json(old), "x").toString()).doesNotContain(value);
  }

  private static SecretBox box(JWK... keys) {
    return new SecretBox(SecretKeys.parse(json(keys), "test keys"));
  }

  private static String json(JWK... keys) {
    return new JWKSet(Arrays.asList(keys)).toString(false);
  }

  private static JWK key(String id) {
    try {
      return new OctetSequenceKeyGenerator(256).keyID(id).generate();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
