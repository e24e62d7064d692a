package dev.connections.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.console.FieldProblem;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.workloads.ClientIdForm;
import dev.connections.credential.SigningKeys;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.secret.SecretBox;
import dev.connections.secret.SecretKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a stored key may sign, also under another key ID. */
class ProfileChangeTest {
  private static final String SECRET_KEYS =
      "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"1\","
          + "\"k\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}]}";

  private final SecretBox box =
      new SecretBox(SecretKeys.from(Settings.of(Map.of(Setting.SECRETS_KEYS, SECRET_KEYS))));
  private final ProfileKey current = entered("draft-1");
  private final StoredProfile stored = stored();

  private ProfileKey entered(String draft) {
    return new ProfileKey(
        draft, SigningKeys.generate(KeyAlgorithm.EC_P256), box, "ada", Instant.EPOCH);
  }

  private StoredProfile stored() {
    current.becomeCurrentOf("profile");
    Profile profile =
        new Profile(
            "profile", ApplicationType.CUSTOM, fields("a.test", "0oa1"), "ada", Instant.EPOCH);
    return new StoredProfile(profile, new ProfileState("profile"), List.of(current), Set.of());
  }

  private static ProfileFields fields(String domain, String clientId) {
    return new ProfileFields("a", "", Workload.of("OKTA"), domain, clientId);
  }

  private ProfileChange change(ProfileFields fields, ProfileKey candidate) {
    FieldRules rules =
        FieldRules.check(fields, Optional.of(new PretendProviderInContainer()), ClientIdForm.ANY);
    return new ProfileChange(rules, stored, candidate, Set.of());
  }

  @Test
  void signsWithTheStoredKeyUnderAnotherIdForItsOwnApplication() {
    ProfileKey named = current.named("kid-1", "draft-2", box);

    ProfileChange change = change(fields("a.test", "0oa1"), named);

    assertThat(change.key()).isSameAs(named);
    assertThat(change.problems()).isEmpty();
    assertThat(change.signsInOtherwise()).isTrue();
    assertThat(change.content()).isNotEqualTo(stored.content());
  }

  /** Otherwise it could be had to sign for a host of somebody who does not know it. */
  @Test
  void neverSignsWithItForAnotherOrganizationOrClient() {
    ProfileKey named = current.named("kid-1", "draft-2", box).named("kid-2", "draft-2", box);

    for (ProfileFields other : List.of(fields("b.test", "0oa1"), fields("a.test", "0oa2"))) {
      ProfileChange change = change(other, named);

      assertThat(change.key()).isNull();
      assertThat(change.candidate()).isNull();
      assertThat(change.canSignIn()).isFalse();
      assertThat(change.problems()).containsExactly(new FieldProblem("key", "REENTER", List.of()));
    }
  }

  @Test
  void signsAnywhereWithAKeyThatWasEnteredAndThenNamed() {
    ProfileKey named = entered("draft-2").named("kid-1", "draft-2", box);

    assertThat(change(fields("b.test", "0oa2"), named).key()).isSameAs(named);
  }
}
