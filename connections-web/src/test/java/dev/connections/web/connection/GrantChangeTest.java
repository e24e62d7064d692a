package dev.connections.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.ApplicationType;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.profiles.CredentialView;
import dev.connections.console.profiles.KeyState;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantChangeTest {
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(3600);

  @Test
  void tellsWhichPermissionsComeAndGoAndWhoGrantsThemNow() {
    GrantChange change =
        GrantChange.of(
            application(grant("old@acme", KeyState.CURRENT, NOW), granted("read"), denied("write")),
            draft(grant("new@acme", KeyState.CANDIDATE, LATER), granted("write"), denied("read")));

    assertThat(change)
        .isEqualTo(
            new GrantChange("new@acme", "old@acme", List.of("write"), List.of("read"), LATER, NOW));
    assertThat(change.otherAccount()).isTrue();
    assertThat(change.none()).isFalse();
  }

  @Test
  void isNoneWhenTheSameAccountGrantsTheSame() {
    GrantChange change =
        GrantChange.of(
            application(grant("Backup@acme", KeyState.CURRENT, NOW), granted("read")),
            draft(grant("backup@acme", KeyState.CANDIDATE, LATER), granted("read")));

    assertThat(change.none()).isTrue();
  }

  @Test
  void looksAtTheGrantInUseAndNotAtTheOneBefore() {
    ApplicationDetails application =
        application(grant("before@acme", KeyState.PREVIOUS, NOW), granted("read"));

    assertThat(GrantChange.current(application)).isNull();
    assertThat(
            GrantChange.of(
                    application,
                    draft(grant("new@acme", KeyState.CANDIDATE, null), granted("read")))
                .otherAccount())
        .isFalse();
  }

  private static CredentialView grant(String account, KeyState state, Instant endsAt) {
    return new CredentialView(
        "id", CredentialKind.GRANT, state, "", "", "", account, "", "", null, endsAt, null, NOW);
  }

  private static PermissionView granted(String name) {
    return permission(name, Known.YES);
  }

  private static PermissionView denied(String name) {
    return permission(name, Known.NO);
  }

  private static PermissionView permission(String name, Known granted) {
    return new PermissionView(
        "api",
        name,
        "",
        List.of(),
        PermissionNeed.REQUIRED,
        granted,
        granted,
        PermissionVerdict.AS_NEEDED,
        "",
        null);
  }

  private static ApplicationDetails application(
      CredentialView credential, PermissionView... permissions) {
    ProfileDetails profile =
        new ProfileDetails(
            "profile",
            0,
            null,
            null,
            false,
            null,
            List.of(),
            List.of(),
            List.of(credential),
            Arrays.asList(permissions),
            null,
            List.of(),
            "",
            NOW);
    return new ApplicationDetails(
        "application",
        0,
        ApplicationType.SYSTEM,
        "Acme",
        "client",
        null,
        profile,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null);
  }

  private static ProfileDraft draft(CredentialView credential, PermissionView... permissions) {
    return new ProfileDraft(
        "draft",
        "profile",
        null,
        credential,
        true,
        false,
        true,
        null,
        Arrays.asList(permissions),
        NOW,
        LATER);
  }
}
