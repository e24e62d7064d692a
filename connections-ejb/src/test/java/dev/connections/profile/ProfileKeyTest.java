package dev.connections.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.console.profiles.CredentialView;
import dev.connections.console.profiles.EndSource;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.GeneratedCertificates;
import dev.connections.credential.SigningKey;
import dev.connections.credential.SigningKeys;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.secret.SecretBox;
import dev.connections.secret.SecretKeys;
import dev.connections.secret.UnreadableSecretException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileKeyTest {
  private static final String SECRET_KEYS =
      "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"1\","
          + "\"k\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}]}";

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final SecretBox box =
      new SecretBox(SecretKeys.from(Settings.of(Map.of(Setting.SECRETS_KEYS, SECRET_KEYS))));
  private final SigningKey entered = SigningKeys.generate(KeyAlgorithm.EC_P256);
  private final ProfileKey key = new ProfileKey("draft", entered, box, "ada", Instant.EPOCH);

  @Test
  void opensWhatItSealed() {
    SigningKey opened = (SigningKey) key.open(box);

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
    CredentialView view = key.toView();

    assertThat(view.publicPem()).isEqualTo(entered.publicPem());
    assertThat(view.publicJwk()).contains("\"crv\":\"P-256\"").doesNotContain("\"d\"");
    assertThat(view.toString()).doesNotContain(entered.jwk().toECKey().getD().toString());
  }

  @Test
  void getsAnotherKeyIdWithoutBeingEnteredAgain() {
    ProfileKey named = key.named("kid-1", "draft", box);

    assertThat(((SigningKey) named.open(box)).keyId()).isEqualTo("kid-1");
    assertThat(named.thumbprint()).isEqualTo(key.thumbprint());
    assertThat(named.signsAs()).isNotEqualTo(key.signsAs());
    assertThat(named.toView().addedAt()).isEqualTo(Instant.EPOCH);
    assertThat(named.toView().source()).isEqualTo("GENERATED");
    assertThat(named.isCopyOfStored()).isFalse();
    assertThat(((SigningKey) named.named("", "draft", box).open(box)).keyId()).isEmpty();
  }

  @Test
  void remembersThatItsSecretHalfWasStoredBefore() {
    key.becomeCurrentOf("profile");

    ProfileKey named = key.named("kid-1", "draft", box);

    assertThat(named.isCopyOfStored()).isTrue();
    assertThat(named.named("kid-2", "draft", box).isCopyOfStored()).isTrue();
  }

  @Test
  void doesNotOpenUnderAnotherRow() {
    ProfileKey other = new ProfileKey("other", entered, box, "ada", Instant.EPOCH);
    String sealed = box.seal(ProfileKey.SEALED.place(other.toView().id()), new byte[] {1});

    assertThatThrownBy(() -> box.open(ProfileKey.SEALED.place(key.toView().id()), sealed))
        .isInstanceOf(UnreadableSecretException.class);
  }

  @Test
  void opensTheCertificateThatItSealed() {
    CertificateKey made = GeneratedCertificates.generate("Acme", NOON, 1);
    ProfileKey certified = new ProfileKey("draft", made, box, "ada", NOON);

    CertificateKey opened = (CertificateKey) certified.open(box);

    assertThat(opened.key().jwk()).isEqualTo(made.key().jwk());
    assertThat(opened.certificate()).isEqualTo(made.certificate());
    CredentialView view = certified.toView();
    assertThat(view.certificate().subject()).isEqualTo("CN=Acme");
    assertThat(view.certificate().sha1()).isEqualTo(view.thumbprint()).hasSize(40);
    assertThat(view.certificate().sha256()).hasSize(64);
    assertThat(view.endsAt()).isEqualTo(made.endsAt()).isEqualTo("2027-11-21T12:00:00Z");
    assertThat(view.endsBy()).isEqualTo(EndSource.CERTIFICATE);
    assertThat(view.toString())
        .doesNotContain(made.key().jwk().toRSAKey().getPrivateExponent().toString());
  }

  @Test
  void showsTheFirstThreeCharactersOfASecret() {
    ClientSecret secret = new ClientSecret("Abc8Q~value", NOON);
    ProfileKey entry = new ProfileKey("draft", secret, box, "ada", NOON);

    CredentialView view = entry.toView();

    assertThat(((ClientSecret) entry.open(box)).value()).isEqualTo("Abc8Q~value");
    assertThat(view.thumbprint()).isEqualTo("Abc…");
    assertThat(view.endsBy()).isEqualTo(EndSource.PERSON);
    assertThat(view.certificate()).isNull();
    assertThat(view.toString()).doesNotContain("Q~value");
  }

  @Test
  void tellsSecretsWithTheSameBeginningApart() {
    ClientSecret one = new ClientSecret("Abc1", null);
    ClientSecret other = new ClientSecret("Abc2", null);

    assertThat(new ProfileKey("draft", one, box, "ada", NOON).thumbprint())
        .isNotEqualTo(new ProfileKey("draft", other, box, "ada", NOON).thumbprint());
  }

  @Test
  void believesTheProviderMoreThanAPersonAndLessThanACertificate() {
    ProfileKey secret = new ProfileKey("d", new ClientSecret("Abc", NOON), box, "ada", NOON);
    CertificateKey made = GeneratedCertificates.generate("Acme", NOON, 1);
    ProfileKey certified = new ProfileKey("draft", made, box, "ada", NOON);
    Instant said = NOON.plusSeconds(60);

    secret.learnEnd(null);
    assertThat(secret.toView().endsBy()).isEqualTo(EndSource.PERSON);
    secret.learnEnd(said);
    certified.learnEnd(said);

    assertThat(secret.endsAt()).isEqualTo(said);
    assertThat(secret.toView().endsBy()).isEqualTo(EndSource.PROVIDER);
    assertThat(certified.endsAt()).isEqualTo(made.endsAt());
  }
}
