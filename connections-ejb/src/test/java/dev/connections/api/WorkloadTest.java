package dev.connections.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {
  @Test
  void isItsId() {
    assertThat(Workload.of("ACME_MAIL_2"))
        .isEqualTo(Workload.of("ACME_MAIL_2"))
        .isNotEqualTo(Workload.of("ACME_MAIL"))
        .hasToString("ACME_MAIL_2");
    assertThat(Cloud.of("GLOBAL")).isEqualTo(Cloud.GLOBAL).hasToString("GLOBAL");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "acme",
        "1ACME",
        "ACME MAIL",
        "ACME-MAIL",
        "ACME\n",
        "\u00c4CME",
        "<b>",
        "A23456789012345678901234567890X"
      })
  void refusesWhatIsNoId(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> Workload.of(id));
    assertThatIllegalArgumentException().isThrownBy(() -> Cloud.of(id));
  }
}
