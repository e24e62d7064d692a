package dev.connections.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.FieldProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {
  @Test
  void takesWhatLooksAlikeForOneName() {
    assertThat(PersonName.of(" ＡDA ").normalized()).isEqualTo(PersonName.of("ada").normalized());
    assertThat(PersonName.of(" Ada ").text()).isEqualTo("Ada");
  }

  @ParameterizedTest
  @CsvSource({
    "' ', MISSING",
    "a\u200bda, NOT_ALLOWED",
    "a\u202eda, NOT_ALLOWED",
    "Anonymous, NOT_ALLOWED",
    "SYSTEM, NOT_ALLOWED"
  })
  void refusesNamesThatWouldMislead(String name, String code) {
    assertThat(PersonName.of(name).problem()).get().extracting(FieldProblem::code).isEqualTo(code);
  }

  @Test
  void refusesWhatTheDatabaseCannotKeep() {
    assertThat(PersonName.of("a".repeat(100)).problem()).isEmpty();
    assertThat(PersonName.of("a".repeat(101)).problem())
        .get()
        .extracting(FieldProblem::code)
        .isEqualTo("TOO_LONG");
  }
}
