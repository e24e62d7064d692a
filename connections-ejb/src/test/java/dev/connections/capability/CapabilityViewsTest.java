package dev.connections.capability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.connections.api.Workload;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.capabilities.CapabilityView.Wanted;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.capabilities.PermissionSnippet;
import dev.connections.platform.Settings;
import dev.connections.provider.microsoft.EntraSnippets;
import dev.connections.provider.okta.OktaSnippets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilityViewsTest {
  private static final List<PermissionSnippets> PROVIDERS =
      List.of(new OktaSnippets(), new EntraSnippets());

  private static final Set<String> MAIL = Set.of("directory-access", "exchange-backup");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T21:00:00Z"), ZoneOffset.UTC);

  private final Catalog catalog = new Catalog(Settings.of(Map.of()), CLOCK);
  private final CapabilityViews capabilities = new CapabilityViews(catalog, PROVIDERS);

  private String snippet(Workload workload, Set<String> codes, String kind, String clientId) {
    return capabilities.snippets(workload, codes, clientId).stream()
        .filter(snippet -> snippet.kind().equals(kind))
        .map(PermissionSnippet::text)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void offersTheMandatoryCapabilityFirst() {
    CapabilityView first = capabilities.of(Workload.of("MICROSOFT_365")).get(0);

    assertThat(first.title()).isEqualTo("Directory access");
    assertThat(first.mandatory()).isTrue();
    assertThat(first.permissions()).isEqualTo(3);
    assertThat(capabilities.of(Workload.of("OKTA")).get(0).title()).isEqualTo("Org access");
  }

  /** In each workload of the catalog; a code that left it is shared as any other. */
  @Test
  void sharesNoCapabilityThatEachApplicationHasToHold() {
    NamedCapabilities named = new NamedCapabilities(catalog);
    for (Workload workload : List.of(Workload.of("OKTA"), Workload.of("MICROSOFT_365"))) {
      List<CapabilityView> all = capabilities.of(workload);
      List<String> codes = new ArrayList<>(all.stream().map(CapabilityView::code).toList());
      codes.add("gone-backup");
      List<String> expected =
          new ArrayList<>(
              all.stream()
                  .filter(capability -> !capability.mandatory())
                  .map(CapabilityView::title)
                  .toList());
      expected.add("gone-backup");

      assertThat(all).anyMatch(CapabilityView::mandatory);
      assertThat(named.shared(workload, codes, codes))
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(named.shared(workload, codes, List.of())).isEmpty();
      assertThat(named.shared(workload, List.of(all.get(1).code()), codes))
          .containsExactly(all.get(1).title());
    }
  }

  @Test
  void saysThatExchangeWebServicesAreBeingSwitchedOff() {
    assertThat(capabilities.named(Workload.of("MICROSOFT_365"), Set.of("exchange-ews")))
        .extracting(view -> view.phase(LocalDate.now(CLOCK)))
        .containsExactly(CapabilityView.Phase.DEPRECATED);
  }

  @Test
  void namesACapabilityThatTheCatalogNoLongerHasByItsCode() {
    assertThat(capabilities.named(Workload.of("OKTA"), List.of("yammer", "users-backup")))
        .extracting(CapabilityView::title)
        .containsExactly("Users backup", "yammer");
  }

  @Test
  void asksForTheLeastPrivilegeOfEachAlternative() {
    assertThat(capabilities.permissions(Workload.of("MICROSOFT_365"), MAIL))
        .extracting(Wanted::name)
        .containsExactly(
            "User.Read.All",
            "Group.Read.All",
            "Organization.Read.All",
            "Mail.Read",
            "MailboxSettings.Read",
            "Calendars.Read",
            "Contacts.Read",
            "Tasks.Read.All");
  }

  @Test
  void asksForNoPermissionThatAWiderOneOfThemStandsFor() {
    List<Wanted> wanted =
        capabilities.permissions(
            Workload.of("MICROSOFT_365"),
            Set.of("directory-access", "exchange-backup", "exchange-restore"));

    assertThat(wanted)
        .extracting(Wanted::name)
        .contains("Mail.ReadWrite", "MailboxSettings.Read", "Tasks.ReadWrite.All")
        .doesNotContain("Mail.Read", "Tasks.Read.All");
    assertThat(wanted)
        .filteredOn(one -> one.name().equals("Mail.ReadWrite"))
        .singleElement()
        .satisfies(one -> assertThat(one.need()).isEqualTo(PermissionNeed.REQUIRED))
        .satisfies(one -> assertThat(one.resourceName()).isEqualTo("Microsoft Graph"))
        .satisfies(
            one ->
                assertThat(one.capabilities())
                    .containsExactly("exchange-backup", "exchange-restore"));
  }

  @Test
  void listsPermissionsInTheProvidersWords() {
    assertThat(
            snippet(
                Workload.of("OKTA"), Set.of("org-access"), PermissionSnippet.PERMISSION_LIST, ""))
        .isEqualTo("okta.orgs.read\nokta.roles.read");
    assertThat(
            snippet(
                Workload.of("MICROSOFT_365"),
                Set.of("exchange-ews"),
                PermissionSnippet.PERMISSION_LIST,
                ""))
        .isEqualTo("Office 365 Exchange Online: full_access_as_app");
  }

  @Test
  void writesTheManifestOfAnEntraApplication() throws Exception {
    Set<String> codes = Set.of("directory-access", "exchange-ews");

    JsonNode access =
        new ObjectMapper()
            .readTree(snippet(Workload.of("MICROSOFT_365"), codes, "ENTRA_MANIFEST", ""))
            .path("requiredResourceAccess");

    assertThat(access).hasSize(2);
    assertThat(access.get(0).path("resourceAppId").asText())
        .isEqualTo("00000003-0000-0000-c000-000000000000");
    assertThat(access.get(0).path("resourceAccess").findValuesAsText("id"))
        .containsExactly(
            "df021288-bdef-4463-88db-98f22de89214",
            "5b567255-7703-4780-807c-7be8301ae99b",
            "498476ce-e0fe-48b0-b801-37ba7e2685c6");
    assertThat(access.findValuesAsText("type")).containsOnly("Role").hasSize(4);
    assertThat(access.get(1).path("resourceAccess").findValuesAsText("id"))
        .containsExactly("dc890d15-9560-4a4c-9b7f-a736ec74ec40");
  }

  @Test
  void changesTheApplicationThatIsKnownAndMakesOneOtherwise() {
    String client = "11111111-2222-3333-4444-555555555555";

    assertThat(snippet(Workload.of("MICROSOFT_365"), MAIL, "POWERSHELL", client))
        .contains("-Filter \"appId eq '" + client + "'\"", "Update-MgApplication")
        .doesNotContain("New-MgApplication ");
    assertThat(snippet(Workload.of("MICROSOFT_365"), MAIL, "POWERSHELL", ""))
        .contains("New-MgApplication ", "AzureADMyOrg")
        .doesNotContain("Update-MgApplication");
  }

  @Test
  void closesInPowerShellWhateverItOpens() {
    for (Capability capability : catalog.capabilities(Workload.of("MICROSOFT_365"))) {
      String script =
          snippet(Workload.of("MICROSOFT_365"), Set.of(capability.code()), "POWERSHELL", "");

      assertThat(PowerShellShape.mistakeIn(script)).as(script).isEmpty();
    }
    assertThat(PowerShellShape.mistakeIn("@( @{ a = 'b' )")).isNotEmpty();
    assertThat(PowerShellShape.mistakeIn("'it's'")).isNotEmpty();
  }

  @Test
  void writesGrantsThatAShellReadsAsTheyAreMeant() throws Exception {
    Set<String> codes = Set.of("org-access", "users-backup");

    List<List<String>> calls =
        ShellCalls.of(snippet(Workload.of("OKTA"), codes, "OKTA_GRANTS", "0oa1client"));

    assertThat(calls).hasSize(4);
    assertThat(calls.get(0))
        .containsSequence(
            "POST", "https://YOUR-ORGANIZATION.okta.com/api/v1/apps/0oa1client/grants")
        .contains("Authorization: SSWS YOUR-API-TOKEN", "Content-Type: application/json");
    assertThat(calls)
        .extracting(call -> new ObjectMapper().readTree(call.get(call.size() - 1).getBytes(UTF_8)))
        .allSatisfy(
            body ->
                assertThat(body.path("issuer").asText())
                    .isEqualTo("https://YOUR-ORGANIZATION.okta.com"))
        .extracting(body -> body.path("scopeId").asText())
        .containsExactlyInAnyOrder(
            "okta.orgs.read", "okta.roles.read", "okta.users.read", "okta.userTypes.read");
  }

  @Test
  void putsNothingIntoAShellThatIsNoId() {
    for (String typed : List.of("'; rm -rf / #", "$(id)", "a\"b", "a'b", "`id`", "a b")) {
      assertThat(snippet(Workload.of("OKTA"), MAIL, "OKTA_GRANTS", typed))
          .doesNotContain(typed)
          .containsPattern("(?m)^APP='[A-Za-z0-9._~-]+'$");
      assertThat(snippet(Workload.of("MICROSOFT_365"), MAIL, "POWERSHELL", typed))
          .doesNotContain(typed);
    }
  }
}
