package dev.connections.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.signin.SignInRefusedException;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
  private final PasswordHash hash = new PasswordHash();

  @Test
  void matchesThePasswordAlone() throws SignInRefusedException {
    String stored = hash.of(chars("gloomy anvil"));

    assertThat(hash.matches(chars("gloomy anvil"), stored)).isTrue();
    assertThat(hash.matches(chars("gloomy anvil "), stored)).isFalse();
    assertThat(hash.matches(chars(""), stored)).isFalse();
  }

  @Test
  void saltsEachHash() throws SignInRefusedException {
    assertThat(hash.of(chars("gloomy anvil"))).isNotEqualTo(hash.of(chars("gloomy anvil")));
  }

  @Test
  void matchesNothingWithoutAStoredHash() throws SignInRefusedException {
    assertThat(hash.matches(chars("gloomy anvil"), null)).isFalse();
  }

  @Test
  void takesTheSameKeysOnAnotherKeyboardForTheSamePassword() throws SignInRefusedException {
    String composed = hash.of(chars("caf\u00e9 anvil"));

    assertThat(hash.matches(chars("cafe\u0301 anvil"), composed)).isTrue();
  }

  @Test
  void computesWhatTheStandardSays() throws SignInRefusedException {
    // OpenSSL: openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt pass:password
    // -kdfopt salt:saltSALTsaltSALT -kdfopt iter:4096 PBKDF2
    String stored =
        "pbkdf2-sha256$4096$c2FsdFNBTFRzYWx0U0FMVA$kVD6NM4ljz+g9JUH5Fappxkk9oLULzZIKyYYhI/Tjlo";

    assertThat(hash.matches(chars("password"), stored)).isTrue();
    assertThat(PasswordHash.isOutdated(stored)).isTrue();
  }

  @Test
  void isUpToDateWhenMadeToday() throws SignInRefusedException {
    assertThat(PasswordHash.isOutdated(hash.of(chars("gloomy anvil")))).isFalse();
  }

  private static char[] chars(String text) {
    return text.toCharArray();
  }
}
