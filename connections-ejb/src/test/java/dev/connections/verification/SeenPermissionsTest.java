package dev.connections.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenPermissionsTest {
  private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");
  private static final Instant NOW = THEN.plusSeconds(3600);

  private static final PermissionView MAIL =
      view("Mail.Read", PermissionNeed.REQUIRED, Known.YES, PermissionVerdict.AS_NEEDED);
  private static final PermissionView SITES =
      view("Sites.Read.All", PermissionNeed.REQUIRED, Known.NO, PermissionVerdict.MISSING);
  private static final PermissionView TOO_MUCH =
      view("Mail.Send", PermissionNeed.NONE, Known.YES, PermissionVerdict.EXCESS);
  private static final PermissionView UNSEEN_MAIL =
      view("Mail.Read", PermissionNeed.REQUIRED, Known.UNKNOWN, PermissionVerdict.UNVERIFIABLE);

  @Test
  void takesAllOfARunThatCouldLookEverywhere() {
    assertThat(SeenPermissions.after(List.of(MAIL, TOO_MUCH), THEN, run(List.of(SITES))))
        .containsExactly(SITES);
  }

  @Test
  void keepsWhatWasSeenBeforeMarkedWithItsTime() {
    assertThat(
            SeenPermissions.after(
                List.of(MAIL, SITES, TOO_MUCH), THEN, troubled(List.of(UNSEEN_MAIL, SITES))))
        .containsExactly(MAIL.seen(THEN), SITES, TOO_MUCH.seen(THEN));
    assertThat(SeenPermissions.after(List.of(MAIL, SITES), THEN, troubled(List.of())))
        .containsExactly(MAIL.seen(THEN), SITES.seen(THEN));
  }

  @Test
  void keepsTheFirstTimeOverSeveralRunsThatCouldNotLook() {
    assertThat(SeenPermissions.after(List.of(MAIL.seen(THEN)), NOW, troubled(List.of(UNSEEN_MAIL))))
        .containsExactly(MAIL.seen(THEN));
  }

  @Test
  void forgetsWhatIsNeededOtherwiseByNow() {
    PermissionView recommended =
        view(
            "Mail.Read", PermissionNeed.RECOMMENDED, Known.UNKNOWN, PermissionVerdict.UNVERIFIABLE);

    assertThat(SeenPermissions.after(List.of(MAIL), THEN, troubled(List.of(recommended))))
        .containsExactly(recommended);
  }

  @Test
  void forgetsWhatIsNeededNoMore() {
    assertThat(
            SeenPermissions.after(
                List.of(MAIL, SITES, TOO_MUCH), THEN, troubled(List.of(UNSEEN_MAIL))))
        .containsExactly(MAIL.seen(THEN), TOO_MUCH.seen(THEN));
  }

  @Test
  void forgetsWhatIsTooMuchWhereThatWasLookedForAndNotFound() {
    VerificationStep looked =
        new VerificationStep(StepCode.EXCESS, "", StepOutcome.OK, null, List.of(), "", 1);
    VerificationStep away =
        FindingHistoryTest.found(StepCode.OTHER_CREDENTIALS, FindingCode.RATE_LIMITED, "");

    assertThat(
            SeenPermissions.after(
                List.of(MAIL, TOO_MUCH),
                THEN,
                outcome(Status.UNVERIFIED, List.of(UNSEEN_MAIL), List.of(looked, away))))
        .containsExactly(MAIL.seen(THEN));
  }

  @Test
  void hasNothingToKeepOfWhatNobodySaw() {
    assertThat(SeenPermissions.after(List.of(UNSEEN_MAIL), THEN, troubled(List.of(UNSEEN_MAIL))))
        .containsExactly(UNSEEN_MAIL);
  }

  private static PermissionView view(
      String name, PermissionNeed need, Known granted, PermissionVerdict verdict) {
    return new PermissionView(
        "graph", name, name, List.of(), need, Known.UNKNOWN, granted, verdict, "", null);
  }

  private static VerificationOutcome run(List<PermissionView> permissions) {
    return outcome(Status.NO_ISSUES, permissions, List.of());
  }

  private static VerificationOutcome troubled(List<PermissionView> permissions) {
    return outcome(
        Status.UNVERIFIED,
        permissions,
        List.of(FindingHistoryTest.found(StepCode.GRANTS, FindingCode.RATE_LIMITED, "")));
  }

  private static VerificationOutcome outcome(
      Status status, List<PermissionView> permissions, List<VerificationStep> steps) {
    return new VerificationOutcome(
        "run", "content", status, null, false, null, permissions, steps, NOW);
  }
}
