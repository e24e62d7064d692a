package dev.connections.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final Instant FIRST = Instant.parse("2026-11-01T08:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final Instant END = Instant.parse("2027-11-01T00:00:00Z");

  private static final Finding MISSING =
      new Finding(FindingCode.ROLE_MISSING, "Reader", List.of(), "no role", FIRST, NOW);
  private static final Finding SECOND =
      new Finding(FindingCode.UNKNOWN_CREDENTIAL, "secret", List.of(), "", FIRST, NOW);
  private static final Finding ADVICE =
      new Finding(FindingCode.CREDENTIAL_END_UNKNOWN, "", List.of(), "", NOW, NOW);

  @Test
  void hasItsReasonFromTheHeaviestFinding() {
    assertThat(Health.of(Status.CRITICAL, List.of(MISSING, ADVICE), 0, END, NOW))
        .isEqualTo(
            new Health(Status.CRITICAL, FindingCode.ROLE_MISSING, "Reader", FIRST, 0, END, NOW));
    assertThat(Health.of(Status.NO_ISSUES, List.of(), 0, null, NOW))
        .isEqualTo(new Health(Status.NO_ISSUES, null, "", null, 0, null, NOW));
  }

  @Test
  void isPendingWithNothingButTheEndOfItsCredential() {
    assertThat(Health.pending(END))
        .isEqualTo(new Health(Status.PENDING, null, "", null, 0, END, null));
  }

  @Test
  void hasNoReasonWhileOutOfUse() {
    assertThat(Health.of(Status.CRITICAL, List.of(MISSING), 0, END, NOW).disabled())
        .isEqualTo(new Health(Status.DISABLED, null, "", null, 0, END, NOW));
  }

  @Test
  void takesARecommendationForNoReason() {
    Health advised = Health.of(Status.NO_ISSUES, List.of(ADVICE), 0, END, NOW);
    Health broken = Health.of(Status.CRITICAL, List.of(MISSING), 0, END, NOW);

    assertThat(advised.withoutAdvice())
        .isEqualTo(new Health(Status.NO_ISSUES, null, "", null, 0, END, NOW));
    assertThat(broken.withoutAdvice()).isEqualTo(broken);
  }

  @Test
  void staysWhatAnEarlierVerificationFoundWhileALaterOneCannotLook() {
    assertThat(Health.of(Status.UNVERIFIED, List.of(MISSING), 0, END, NOW).status())
        .isEqualTo(Status.CRITICAL);
    assertThat(Health.of(Status.UNVERIFIED, List.of(ADVICE), 0, END, NOW).status())
        .isEqualTo(Status.UNVERIFIED);
  }

  @Test
  void needsAttentionForWhatNobodyAnswersForAlone() {
    assertThat(Health.of(Status.NEEDS_ATTENTION, List.of(), 1, END, NOW))
        .isEqualTo(new Health(Status.NO_ISSUES, null, "", null, 1, END, NOW));
    assertThat(Health.of(Status.NO_ISSUES, List.of(SECOND), 0, END, NOW).status())
        .isEqualTo(Status.NEEDS_ATTENTION);
    assertThat(Health.of(Status.CRITICAL, List.of(), 1, END, NOW).status())
        .isEqualTo(Status.CRITICAL);
    assertThat(Health.of(Status.UNVERIFIED, List.of(SECOND), 1, END, NOW).status())
        .isEqualTo(Status.UNVERIFIED);
  }

  @Test
  void isKeptAsItIs() {
    Health broken = Health.of(Status.CRITICAL, List.of(MISSING), 0, END, NOW);

    assertThat(new KeptHealth(broken).value()).isEqualTo(broken);
    assertThat(new KeptHealth(Health.PENDING).value()).isEqualTo(Health.PENDING);
  }
}
