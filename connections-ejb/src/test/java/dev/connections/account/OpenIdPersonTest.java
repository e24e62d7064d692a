package dev.connections.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import dev.connections.console.Role;
import dev.connections.console.signin.OrganizationSignInException;
import dev.connections.console.signin.OrganizationSignInException.Reason;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.minidev.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenIdPersonTest {
  private final Settings settings =
      Settings.of(Map.of(Setting.OIDC_OPERATOR_GROUPS, "ops, backup-team, 4711"));

  @Test
  void getsTheStrongestRoleOfTheGroups() throws Exception {
    assertThat(in("connections-auditors", "connections-administrators").role(settings))
        .isEqualTo(Role.ADMINISTRATOR);
    assertThat(in("connections-auditors", "backup-team").role(settings)).isEqualTo(Role.OPERATOR);
  }

  @Test
  void getsNoRoleByDefault() {
    assertThat(refusal(in("everyone", "Connections-Administrators")).reason())
        .isEqualTo(Reason.NO_ROLE);
    assertThat(refusal(in())).hasMessageStartingWith("0 groups told");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'groups': ['everyone', 'ops']}; OPERATOR",
        "{'groups': 'ops'}; OPERATOR",
        "{'groups': ['ops'], 'hasgroups': true}; OPERATOR",
        "{'groups': [4711]}; OPERATOR",
      })
  void readsOneGroupOrMany(String claims, Role role) throws Exception {
    assertThat(told(claims).role(settings)).isEqualTo(role);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'_claim_names': {'groups': 'src1'}, '_claim_sources': {}}; TOO_MANY_GROUPS",
        "{'_claim_names': {'groups': ['src1', 'src2']}}; TOO_MANY_GROUPS",
        "{'hasgroups': 'true'}; TOO_MANY_GROUPS",
        "{'hasgroups': true}; TOO_MANY_GROUPS",
        "{'hasgroups': true, 'groups': []}; TOO_MANY_GROUPS",
        "{'hasgroups': false}; GROUPS_NOT_TOLD",
        "{'_claim_names': {'address': 'src1'}}; GROUPS_NOT_TOLD",
        "{'_claim_names': 'groups'}; GROUPS_NOT_TOLD",
        "{'groups': null}; GROUPS_NOT_TOLD",
        "{'Groups': ['ops']}; GROUPS_NOT_TOLD",
        "{'groups': ['ops', {'name': 'ops'}]}; GROUPS_UNREADABLE",
        "{'groups': {'ops': {}}}; GROUPS_UNREADABLE",
        "{'groups': true}; GROUPS_UNREADABLE",
        "{'groups': []}; NO_ROLE",
        "{'groups': ''}; NO_ROLE",
      })
  void tellsWhyNoGroupCanBeUsed(String claims, Reason reason) throws Exception {
    assertThat(refusal(told(claims)).reason()).isEqualTo(reason);
  }

  @Test
  void tellsTheOperatorToLimitTheGroupsClaim() throws Exception {
    String both = Files.readString(Path.of("src/test/resources/cases/R62-id-token-claims.json"));
    JSONObject first = JSONObjectUtils.parse(both);
    for (JSONObject form : List.of(first, JSONObjectUtils.getJSONObject(first, "second form"))) {
      OpenIdPerson person = told(form.toJSONString());

      assertThat(refusal(person))
          .returns(Reason.TOO_MANY_GROUPS, OrganizationSignInException::reason)
          .hasMessageContaining(
              "more groups than the provider puts into the token: limit the groups claim");
    }
  }

  @Test
  void namesTheClaimThatIsMissingAndThoseThatAreThere() throws Exception {
    assertThat(refusal(told("{'email': 'secret@acme.example', 'roles': ['ops']}")))
        .hasMessageContaining("no claim groups, but email, roles, sub")
        .hasMessageNotContaining("secret@acme.example");
  }

  /** An overage of groups says nothing about a claim of roles. */
  @Test
  void takesMicrosoftsMarkForGroupsAlone() throws Exception {
    UserInfo info = info("{'hasgroups': true}");

    assertThat(ToldGroups.in(info, "roles").missing()).contains(Reason.GROUPS_NOT_TOLD);
  }

  private OrganizationSignInException refusal(OpenIdPerson person) {
    return catchThrowableOfType(OrganizationSignInException.class, () -> person.role(settings));
  }

  private static OpenIdPerson in(String... groups) {
    UserInfo info = new UserInfo(new com.nimbusds.oauth2.sdk.id.Subject("s"));
    info.setClaim("groups", Arrays.asList(groups));
    return person(info);
  }

  private static OpenIdPerson told(String claims) throws Exception {
    return person(info(claims));
  }

  private static UserInfo info(String claims) throws Exception {
    JSONObject json = JSONObjectUtils.parse(claims.replace('\'', '"'));
    json.put("sub", "s2");
    return new UserInfo(json);
  }

  private static OpenIdPerson person(UserInfo info) {
    return new OpenIdPerson("https://idp.example", "subject", "ada", ToldGroups.in(info, "groups"));
  }
}
