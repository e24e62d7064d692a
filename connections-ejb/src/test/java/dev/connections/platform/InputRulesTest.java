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

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY, is missing.",
    "' \u00a0\t', EMPTY, is missing.",
    "abcdef, TOO_LONG, has more than 5 characters.",
    "a\u200bb, CONTROL_CHARACTERS, holds characters that nobody sees."
  })
  void saysWhatIsWrongWithATextThatIsNeeded(String typed, String code, String sentence) {
    FieldProblem problem = InputRules.needed("note", typed, 5).orElseThrow();

    assertThat(problem.code()).isEqualTo(code);
    assertThat(InputRules.sentence(problem)).isEqualTo("note " + sentence);
    assertThat(InputRules.optional("note", typed, 5).isEmpty()).isEqualTo(code.equals("EMPTY"));
  }

  @Test
  void takesATextOfSeveralLinesUpToItsLength() {
    assertThat(InputRules.needed("note", " \n\u2003a\r\n\tb ", 5)).isEmpty();
    assertThat(InputRules.needed("note", null, 5)).isPresent();
    assertThat(InputRules.stripped(" \n\u2003a b\t ")).isEqualTo("a b");
    assertThat(InputRules.stripped(null)).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAName() {
    assertThat(NameRules.wrong("name", "a".repeat(100))).isEmpty();
    assertThat(NameRules.wrong("name", "a".repeat(101)))
        .map(FieldProblem::code)
        .contains("TOO_LONG");
    assertThat(NameRules.wrong("name", "\ufdfa".repeat(11))).isEmpty();
    assertThat(NameRules.wrong("name", "\ufdfa".repeat(12)))
        .map(FieldProblem::code)
        .contains("TOO_LONG");
    assertThat(NameRules.wrong("name", " \u3000 ")).map(FieldProblem::code).contains("EMPTY");
    assertThat(NameRules.wrong("name", "a\nb"))
        .map(FieldProblem::code)
        .contains("CONTROL_CHARACTERS");
    assertThat(NameRules.normalized(" \uff21cme \u3000 Ltd ")).isEqualTo("acme ltd");
  }

  @Test
  void saysHowLongAClientIdMayBe() {
    assertThat(InputRules.clientId("clientId", "a".repeat(100))).isEmpty();
    assertThat(InputRules.clientId("clientId", "a".repeat(101)).orElseThrow().details())
        .containsExactly("100");
  }
}
