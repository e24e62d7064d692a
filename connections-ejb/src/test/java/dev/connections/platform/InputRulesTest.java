package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.FieldProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"0oa1gjh63g214q0Hq0g4", " 11111111-2222-3333-4444-555555555555 ", "my.app_1~x"})
  void takesTheClientIdsOfProviders(String typed) {
    assertThat(InputRules.clientId("clientId", typed)).isEmpty();
    assertThat(InputRules.clientIdOrEmpty(typed)).isEqualTo(typed.strip());
  }

  /** What begins with a dash is an option in somebody's shell. */
  @ParameterizedTest
  @CsvSource({"'',EMPTY", "' ',EMPTY", "a b,MALFORMED", "-id,MALFORMED", "i\"d,MALFORMED"})
  void refusesWhatNoProviderIssues(String typed, String code) {
    assertThat(InputRules.clientId("clientId", typed)).map(FieldProblem::code).contains(code);
    assertThat(InputRules.clientIdOrEmpty(typed)).isEmpty();
  }

  @Test
  void saysHowLongAClientIdMayBe() {
    assertThat(InputRules.clientId("clientId", "a".repeat(101)).orElseThrow().details())
        .containsExactly("100");
  }
}
