package dev.connections.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.capability.Capability;
import dev.connections.capability.Permission;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.profile.ProfileClient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeChoiceTest {
  private static final Permission READ = new Permission("okta", "users.read", "");
  private static final Permission TYPES = new Permission("okta", "types.read", "");
  private static final Permission ALL = new Permission("okta", "all.read", "");
  private static final Permission MORE = new Permission("okta", "factors.read", "");
  private static final Permission FILES = new Permission("files", "files.read", "");
  private static final Permission SHARES = new Permission("files", "shares.read", "");
  private static final Permission ELSEWHERE = new Permission("other", "mail.read", "");

  private static final Capability USERS =
      new Capability(
          "users",
          "Users",
          "",
          "BACKUP",
          false,
          false,
          false,
          1,
          null,
          null,
          null,
          List.of(),
          "",
          List.of(ordered(READ, TYPES, ELSEWHERE), ordered(ALL)),
          Set.of(),
          ordered(MORE, FILES, SHARES));

  @Test
  void asksForWhatIsNeededWhereNothingWasSeenYet() {
    ScopeChoice choice = ScopeChoice.of(USERS, "okta", seen());

    assertThat(choice.permissions()).containsExactly(READ, TYPES);
    assertThat(choice.missing()).isNull();
  }

  @Test
  void takesTheAlternativeThatIsGranted() {
    ScopeChoice choice =
        ScopeChoice.of(USERS, "okta", seen(view(READ, Known.NO, ""), view(ALL, Known.YES, "")));

    assertThat(choice.permissions()).containsExactly(ALL);
  }

  @Test
  void asksForTheWiderPermissionThatStandsForANeededOne() {
    ScopeChoice choice = ScopeChoice.of(USERS, "okta", seen(view(READ, Known.NO, "users.manage")));

    assertThat(choice.permissions())
        .extracting(Permission::name)
        .containsExactly("users.manage", "types.read");
    assertThat(choice.missing()).isNull();
  }

  @Test
  void addsWhatDeepensItWhereItIsGranted() {
    assertThat(ScopeChoice.of(USERS, "okta", seen(view(MORE, Known.YES, ""))).permissions())
        .contains(MORE);
    assertThat(ScopeChoice.of(USERS, "okta", seen(view(MORE, Known.UNKNOWN, ""))).permissions())
        .doesNotContain(MORE);
  }

  @Test
  void namesWhatIsMissingOfEachAlternative() {
    ScopeChoice choice =
        ScopeChoice.of(USERS, "okta", seen(view(READ, Known.NO, ""), view(ALL, Known.NO, "")));

    assertThat(choice.missing()).isEqualTo(READ);
  }

  @Test
  void asksForOneApiAlone() {
    assertThat(ScopeChoice.apis(USERS)).containsExactly("okta", "other", "files");
    assertThat(ScopeChoice.of(USERS, "other", seen()).permissions()).containsExactly(ELSEWHERE);
  }

  @Test
  void namesWhatIsMissingOfAnApiThatHasOnlyWhatDeepensIt() {
    ScopeChoice choice =
        ScopeChoice.of(USERS, "files", seen(view(FILES, Known.NO, ""), view(SHARES, Known.NO, "")));

    assertThat(choice.permissions()).containsExactly(FILES);
    assertThat(choice.missing()).isEqualTo(FILES);
  }

  @Test
  void asksForWhatNobodyLookedAtOfAnApiThatHasOnlyWhatDeepensIt() {
    ScopeChoice choice = ScopeChoice.of(USERS, "files", seen());

    assertThat(choice.permissions()).containsExactly(FILES);
    assertThat(choice.missing()).isNull();
  }

  @Test
  void takesWhatIsGrantedOfAnApiThatHasOnlyWhatDeepensIt() {
    ScopeChoice choice =
        ScopeChoice.of(
            USERS, "files", seen(view(FILES, Known.NO, ""), view(SHARES, Known.YES, "")));

    assertThat(choice.permissions()).containsExactly(SHARES);
    assertThat(choice.missing()).isNull();
  }

  private static Set<Permission> ordered(Permission... permissions) {
    return new LinkedHashSet<>(List.of(permissions));
  }

  private static ProfileClient seen(PermissionView... views) {
    return new ProfileClient("p", "client", "key", List.of(views));
  }

  private static PermissionView view(Permission permission, Known granted, String coveredBy) {
    return new PermissionView(
        permission.resource(),
        permission.name(),
        permission.id(),
        List.of("users"),
        PermissionNeed.REQUIRED,
        Known.UNKNOWN,
        granted,
        PermissionVerdict.AS_NEEDED,
        coveredBy,
        null);
  }
}
