package dev.connections.web.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentViewTest {
  @ParameterizedTest
  @ValueSource(strings = {"permission_denied", "access_denied AADSTS65004", "consent_required"})
  void showsTheCodeOfARefusal(String code) {
    assertThat(ConsentView.shown(code)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Call 555 0100", "access_denied call us", "AADSTS65004 AADSTS1", "<b>"})
  void showsNoSentenceOfWhoMadeTheAddress(String sentence) {
    assertThat(ConsentView.shown(sentence)).isEmpty();
  }
}
