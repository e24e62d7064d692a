package dev.connections.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.FindingCode;
import org.junit.jupiter.api.Test;

class RemedyTest {
  @Test
  void countsAmongWhatAnotherSignInMendsWhatEndedAndNoRecommendation() {
    assertThat(Remedy.REAUTHENTICATE.codes())
        .contains(
            FindingCode.GRANT_REVOKED,
            FindingCode.GRANT_EXPIRED,
            FindingCode.CREDENTIAL_EXPIRED,
            FindingCode.CREDENTIAL_EXPIRES_SOON)
        .doesNotContain(FindingCode.CREDENTIAL_END_UNKNOWN, FindingCode.PERMISSION_MISSING);
  }
}
