package dev.connections.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.FieldProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  private static final PersonName ADA = PersonName.of("Ada Lovelace");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gloomy anvil parade 9",
        "correcthorsebatterystaple gnome",
        "ничего не предвещало беды сегодня",
        "x7#Kq!pZ2vRm"
      })
  void acceptsWhatIsLongAndHardToGuess(String password) {
    assertThat(PasswordRules.problem(password.toCharArray(), ADA)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', MISSING",
    "x7#Kq!pZ2vR, TOO_SHORT",
    "password1234, GUESSABLE",
    "123456789012, GUESSABLE",
    "aaaaaaaaaaaaaaaaaaaa, GUESSABLE",
    "qwertyuiop[], GUESSABLE",
    "Ada Lovelace1, GUESSABLE",
    "connections1, GUESSABLE"
  })
  void refusesWhatIsShortOrEasyToGuess(String password, String code) {
    assertThat(PasswordRules.problem(password.toCharArray(), ADA))
        .get()
        .extracting(FieldProblem::code)
        .isEqualTo(code);
  }

  @Test
  void refusesWhatIsTooLongToBeTyped() {
    assertThat(PasswordRules.problem("gloomy anvil ".repeat(20).toCharArray(), ADA))
        .get()
        .extracting(FieldProblem::code)
        .isEqualTo("TOO_LONG");
  }

  @Test
  void namesNoPasswordInAProblem() {
    assertThat(PasswordRules.problem("password1234".toCharArray(), ADA).toString())
        .doesNotContain("password1234");
  }
}
