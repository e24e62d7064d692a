package dev.connections.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import dev.connections.console.Role;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenIdPersonTest {
  private final Settings settings =
      Settings.of(Map.of(Setting.OIDC_OPERATOR_GROUPS, "ops, backup-team"));

  @Test
  void getsTheStrongestRoleOfTheGroups() {
    assertThat(in("connections-auditors", "connections-administrators").role(settings))
        .contains(Role.ADMINISTRATOR);
    assertThat(in("connections-auditors", "backup-team").role(settings)).contains(Role.OPERATOR);
  }

  @Test
  void getsNoRoleByDefault() {
    assertThat(in("everyone", "Connections-Administrators").role(settings)).isEmpty();
    assertThat(in().role(settings)).isEmpty();
  }

  @Test
  void readsOneGroupOrMany() {
    UserInfo info = new UserInfo(new Subject("s"));
    assertThat(OpenIdPerson.groups(info, "groups")).isEmpty();

    info.setClaim("groups", "one");
    assertThat(OpenIdPerson.groups(info, "groups")).contains(List.of("one"));

    info.setClaim("groups", List.of("one", "two"));
    assertThat(OpenIdPerson.groups(info, "groups")).contains(List.of("one", "two"));
  }

  private static OpenIdPerson in(String... groups) {
    return new OpenIdPerson("https://idp.example", "subject", "ada", List.of(groups));
  }
}
