package dev.connections.capability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Workload;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.StartProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file says of an authorization server. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CatalogSystemTest {
  @TempDir Path folder;

  @AfterEach
  void forgetsTheProblem() {
    System.clearProperty(StartProblem.PROPERTY);
  }

  private String right() throws Exception {
    return Files.readString(Path.of(getClass().getResource("/workload/acme-box.json").toURI()));
  }

  private Catalog load(String text) throws IOException {
    Files.writeString(folder.resolve("acme-box.json"), text);
    return new Catalog(
        Settings.of(Map.of(Setting.CATALOG_DIRECTORY, folder.toString())), Clock.systemUTC());
  }

  private List<String> mistakes(String text) throws IOException {
    try {
      load(text);
      return List.of();
    } catch (StartProblem problem) {
      return problem.getMessage().lines().skip(1).map(l -> l.replace(folder + "/", "")).toList();
    }
  }

  @Test
  void readsHowTheServerIsSpokenTo() throws Exception {
    SystemEndpoints endpoints = load(right()).endpoints(Workload.of("ACME_BOX")).orElseThrow();

    assertThat(endpoints.token()).isEqualTo("https://acme.example/token");
    assertThat(endpoints.isDiscovered()).isFalse();
    assertThat(endpoints.isHostAsked()).isFalse();
    assertThat(endpoints.permissionsAsked()).isTrue();
    assertThat(endpoints.bearer()).isEqualTo("Bearer");
    assertThat(endpoints.scopeSeparator()).isEqualTo(" ");
    assertThat(endpoints.parameters()).containsEntry("prompt", "consent");
    assertThat(endpoints.organization().id()).isEqualTo("call:/company/id");
    assertThat(endpoints.organization().list()).isNull();
  }

  @Test
  void saysNothingWhereTheFileSaysNothing() throws Exception {
    Catalog catalog = load(right());

    assertThat(catalog.endpoints(Workload.of("OKTA"))).isEmpty();
    assertThat(catalog.endpoints(Workload.of("GONE"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "token": "https://acme.example/token",|                |15|needs "issuer", or "authorization" and "token"
          "idleDays": 60,           | "idleDays": 0,               |13|idleDays is 0
          "narrows": true,          | "narrow": true,              |21|narrow
          "prompt": "consent"       | "client_id": "x"             |20|parameters
          "GRANT_EXPIRED"           | "GRANT_GONE"                 |23|bad_refresh_token
          "POLICY_BLOCKED"          | "GONE"                       |24|admin_policy_enforced
          "scopes": ["offline"],    | "scopes": ["openid"],        |19|an ID token takes the scope "openid"
          "id": "call:/company/id", | "id": "idToken:/tid",        |27|an ID token takes the scope "openid"
          "id": "call:/company/id", | "id": "answer:/tid",         |27|pattern
          "id": "call:/company/id", |                              |25|the organization needs "id"
          "call": "https://acme.example/me",|                      |27|there is no "call" to read this from
          "https://acme.example/authorize"| "https://{organization}/authorize"|16|is known beforehand only where
          "narrows": true,          | "hosts": "[a-z]+",           |21|"hosts" is for a workload whose organization is asked for
          "organizationAsked": false|"organizationAsked": true     |15|"hosts" has to say
          "title": "Global" }       | "title": "Global" }, { "id": "MOON", "title": "Moon" }|7|has one cloud alone
          """)
  void namesFileAndLineOfAMistake(String right, String wrong, int line, String text)
      throws Exception {
    assertThat(right()).contains(right);
    String broken = right().replace(right, wrong == null ? "" : wrong);

    assertThat(mistakes(broken))
        .anySatisfy(
            mistake ->
                assertThat(mistake)
                    .startsWith("acme-box.json, line " + line + ": ")
                    .contains(text));
  }

  @Test
  void wantsNoCallThatNothingIsReadFrom() throws Exception {
    String unread = right().replaceAll("\"call:/", "\"token:/");

    assertThat(mistakes(unread))
        .containsExactly("acme-box.json, line 26: nothing is read from this call.");
  }

  @Test
  void wantsTheEndpointsOfAServerThatIsNamedAfterTheOrganization() throws Exception {
    String discovered =
        right()
            .replace("\"authorization\": \"https://acme.example/authorize\",", "")
            .replace(
                "\"token\": \"https://acme.example/token\",",
                "\"issuer\": \"https://acme.example/{tid}\",");

    assertThat(mistakes(discovered))
        .singleElement()
        .asString()
        .contains("the metadata of an issuer with a claim cannot be asked for");
  }

  @Test
  void wantsAHostsFormThatIsARegularExpressionAndNoIdBesideIt() throws Exception {
    String asked =
        right()
            .replace("\"organizationAsked\": false", "\"organizationAsked\": true")
            .replace("\"narrows\": true", "\"hosts\": \"[a-z\"");

    assertThat(mistakes(asked))
        .anySatisfy(m -> assertThat(m).contains("this is no regular expression"))
        .anySatisfy(m -> assertThat(m).contains("its host is its id"));
  }
}
