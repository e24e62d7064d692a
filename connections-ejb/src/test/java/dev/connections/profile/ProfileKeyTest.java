package dev.connections.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.console.KeyAlgorithm;
import dev.connections.console.PublicKeyView;
import dev.connections.credential.SecretBox;
import dev.connections.credential.SecretKeys;
import dev.connections.credential.SigningKey;
import dev.connections.credential.SigningKeys;
import dev.connections.credential.UnreadableSecretException;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileKeyTest {
  private static final String SECRET_KEYS =
      "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"1\","
          + "\"k\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}]}";

  private final SecretBox box =
      new SecretBox(SecretKeys.from(Settings.of(Map.of(Setting.SECRETS_KEYS, SECRET_KEYS))));
  private final SigningKey entered = SigningKeys.generate(KeyAlgorithm.EC_P256);
  private final ProfileKey key = new ProfileKey("draft", entered, box, "ada", Instant.EPOCH);

  @Test
  void opensWhatItSealed() {
    SigningKey opened = key.open(box);

    assertThat(opened.jwk()).isEqualTo(entered.jwk());
    assertThat(opened.source()).isEqualTo("GENERATED");
  }

  @Test
  void stillOpensWhenItBecameTheCurrentOne() {
    key.becomeCurrentOf("profile");

    assertThat(key.open(box).thumbprint()).isEqualTo(entered.thumbprint());
  }

  @Test
  void showsItsPublicHalfAlone() {
    PublicKeyView view = key.toView();

    assertThat(view.publicPem()).isEqualTo(entered.publicPem());
    assertThat(view.publicJwk()).contains("\"crv\":\"P-256\"").doesNotContain("\"d\"");
    assertThat(view.toString()).doesNotContain(entered.jwk().toECKey().getD().toString());
  }

  @Test
  void doesNotOpenUnderAnotherRow() {
    ProfileKey other = new ProfileKey("other", entered, box, "ada", Instant.EPOCH);
    String sealed = box.seal(ProfileKey.SEALED.place(other.toView().id()), new byte[] {1});

    assertThatThrownBy(() -> box.open(ProfileKey.SEALED.place(key.toView().id()), sealed))
        .isInstanceOf(UnreadableSecretException.class);
  }
}
