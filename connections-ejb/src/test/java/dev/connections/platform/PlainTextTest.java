package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @Test
  void leavesWhatIsShortEnough() {
    assertThat(PlainText.shortened("Acme", 4)).isEqualTo("Acme");
  }

  @Test
  void endsWhatIsTooLongWithAnEllipsis() {
    assertThat(PlainText.shortened("Acme backup", 5)).isEqualTo("Acme…");
  }

  @Test
  void neverCutsACharacterInHalf() {
    assertThat(PlainText.shortened("ab\uD83D\uDE00cd", 4)).isEqualTo("ab…");
  }

  @Test
  void putsABlankForEachLineEndAndControl() {
    assertThat(PlainText.oneLine("a\u0000b\nc\u2028d\u202ee")).isEqualTo("a b c d e");
  }

  @Test
  void leavesOutWhatNobodySees() {
    assertThat(PlainText.withoutInvisible("a\u200bc\u00adm\ufeffe\uD83D\uDE00"))
        .isEqualTo("acme\uD83D\uDE00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0007", "\u200b", "\u200e", "\u2028", "\u202e", "\u2060", "\ufeff"})
  void findsWhatNobodySees(String unseen) {
    assertThat(PlainText.hasUnseen("Acme" + unseen)).isTrue();
  }

  /** Persian names and composed emoji hold joiners. */
  @ParameterizedTest
  @ValueSource(strings = {"\u200c", "\u200d"})
  void letsNamesHaveJoiners(String joiner) {
    assertThat(PlainText.hasUnseen("Acme" + joiner + "backup")).isFalse();
  }
}
