package dev.connections.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretTest {
  @Test
  void isRecognizedByItsBeginningAndNeverTheSame() {
    KeySecret first = KeySecret.random();

    assertThat(first.text()).matches("cnk_[A-Za-z0-9_-]{43}");
    assertThat(KeySecret.isOne(first.text())).isTrue();
    assertThat(KeySecret.random().text()).isNotEqualTo(first.text());
  }

  @Test
  void leavesMostOfItselfOutOfWhatIsShownAndLogged() {
    KeySecret secret = KeySecret.random();

    assertThat(secret.text()).startsWith(secret.hint());
    assertThat(secret.hint()).hasSize(10);
    assertThat(secret.toString()).doesNotContain(secret.text().substring(10));
    assertThat(secret.hash()).matches("[0-9a-f]{64}").isNotEqualTo(KeySecret.random().hash());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "cnk_",
        "cnk_short",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "cnk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "cnk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ",
        "CNK_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void asksNothingForWhatCannotBeOne(String text) {
    assertThat(KeySecret.isOne(text)).isFalse();
  }
}
