package dev.connections.credential.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSecretsTest {
  private static final String VALUE = "Abc8Q~.x-_y/+=z";

  @ParameterizedTest
  @ValueSource(
      strings = {
        VALUE,
        "  " + VALUE + "\r\n",
        "\"" + VALUE + "\"",
        "' " + VALUE + "'",
        "\u201C" + VALUE + "\u201D",
        "\uFEFF" + VALUE + "\u200B",
        "\u00A0" + VALUE
      })
  void takesAwayWhatCopyingAdds(String pasted) throws Exception {
    assertThat(ClientSecrets.parse(pasted.toCharArray(), null).value()).isEqualTo(VALUE);
  }

  @Test
  void keepsAQuotationMarkThatBelongsToIt() throws Exception {
    assertThat(ClientSecrets.parse("a\"b'".toCharArray(), null).value()).isEqualTo("a\"b'");
  }

  @Test
  void keepsTheEndThatAPersonNames() throws Exception {
    Instant end = Instant.parse("2027-01-01T00:00:00Z");

    assertThat(ClientSecrets.parse(VALUE.toCharArray(), end).endsAt()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({"'', SECRET_EMPTY", "'\" \"', SECRET_EMPTY", "a b, SECRET_MALFORMED"})
  void saysWhyItRefuses(String pasted, KeyRefusal refusal) {
    assertThat(refusal(pasted)).isEqualTo(refusal);
  }

  @Test
  void refusesWhatIsLongerThanAnySecret() {
    assertThat(refusal("x".repeat(512))).isNull();
    assertThat(refusal("x".repeat(513))).isEqualTo(KeyRefusal.SECRET_TOO_LONG);
    assertThat(refusal("x".repeat(100_000))).isEqualTo(KeyRefusal.SECRET_TOO_LONG);
  }

  @Test
  void refusesLettersThatNoSecretHolds() {
    assertThat(refusal("geheimnisÄ")).isEqualTo(KeyRefusal.SECRET_MALFORMED);
  }

  private static KeyRefusal refusal(String pasted) {
    KeyRefusedException refused =
        catchThrowableOfType(
            KeyRefusedException.class, () -> ClientSecrets.parse(pasted.toCharArray(), null));
    return refused == null ? null : refused.refusal();
  }
}
