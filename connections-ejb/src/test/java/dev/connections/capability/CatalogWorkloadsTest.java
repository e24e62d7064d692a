package dev.connections.capability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.ApplicationType;
import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.console.capabilities.PermissionSnippet;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.workloads.ClientIdForm;
import dev.connections.console.workloads.CloudView;
import dev.connections.console.workloads.SystemView;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.provider.ConsentPages;
import dev.connections.provider.microsoft.MicrosoftAdapter;
import dev.connections.provider.okta.OktaAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workload comes by a file alone. */
class CatalogWorkloadsTest {
  private static final Workload ACME = Workload.of("ACME_MAIL");

  @TempDir Path folder;

  @BeforeEach
  void writesAFileOfAnotherWorkload() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/workload/acme-mail.json")) {
      Files.copy(file, folder.resolve("acme-mail.json"));
    }
  }

  private Catalog catalog() {
    return new Catalog(
        Settings.of(Map.of(Setting.CATALOG_DIRECTORY, folder.toString())), Clock.systemUTC());
  }

  @Test
  void hasTheWorkloadOfAFileBesideThoseThatCameWithTheProduct() {
    assertThat(catalog().workloads())
        .extracting(WorkloadView::title)
        .containsExactly(
            "Okta",
            "Microsoft 365",
            "Google Workspace",
            "Salesforce",
            "Zendesk",
            "Jira",
            "Confluence",
            "GitHub",
            "Dynamics 365 and Power Platform",
            "Entra ID",
            "HubSpot",
            "Slack",
            "Box",
            "Docusign",
            "Acme Mail");
  }

  @Test
  void saysOfAWorkloadWhatItsFileSays() {
    WorkloadView acme = catalog().workload(ACME);

    assertThat(acme)
        .isEqualTo(
            new WorkloadView(
                ACME,
                "Acme Mail",
                "domain",
                List.of(
                    new CloudView(Cloud.GLOBAL, "Global"),
                    new CloudView(Cloud.of("MOON"), "Far side of the moon")),
                List.of(ApplicationType.SYSTEM, ApplicationType.CUSTOM),
                List.of(CredentialKind.CLIENT_SECRET, CredentialKind.PRIVATE_KEY),
                false,
                true,
                Duration.ofMinutes(3),
                false,
                false,
                ClientIdForm.ANY,
                new SystemView(
                    true, false, List.of("A user with the role Mail administrator."), 0)));
    assertThat(acme.titleOf(Cloud.of("MOON"))).isEqualTo("Far side of the moon");
    assertThat(acme.titleOf(Cloud.of("MARS"))).isEqualTo("MARS");
  }

  @Test
  void knowsWhatClientIdsLookLike() {
    ClientIdForm okta = catalog().workload(Workload.of("OKTA")).clientIds();
    ClientIdForm microsoft = catalog().workload(Workload.of("MICROSOFT_365")).clientIds();

    assertThat(okta.fits("0oa1gjh63g214q0Hq0g4")).isTrue();
    assertThat(okta.fits("00o1gjh63g214q0Hq0g4")).isFalse();
    assertThat(okta.certain()).isFalse();
    assertThat(microsoft.fits("00001111-aaaa-2222-BBBB-3333cccc4444")).isTrue();
    assertThat(microsoft.fits("Backup app")).isFalse();
    assertThat(microsoft.certain()).isTrue();
    assertThat(catalog().workload(ACME).clientIds().fits("anything")).isTrue();
  }

  @Test
  void leadsToThePermissionsOfAnApplicationInThePortalOfItsCloud() {
    WorkloadView microsoft = catalog().workload(Workload.of("MICROSOFT_365"));

    assertThat(microsoft.page(Cloud.of("CHINA"), "11111111-2222").orElseThrow().toString())
        .startsWith("https://portal.azure.cn/#view/")
        .endsWith("/CallAnAPI/appId/11111111-2222");
    assertThat(microsoft.page(Cloud.of("CHINA"), "").orElseThrow().toString())
        .endsWith("/ApplicationsListBlade");
    assertThat(microsoft.clouds()).allMatch(c -> microsoft.page(c.cloud(), "id").isPresent());
    assertThat(catalog().workload(ACME).page(Cloud.GLOBAL, "id")).isEmpty();
  }

  @Test
  void promisesAConsentPageWhereTheProviderHasOne() {
    Map<String, Class<?>> providers =
        Map.of("OKTA", OktaAdapter.class, "MICROSOFT_365", MicrosoftAdapter.class);

    providers.forEach(
        (id, provider) ->
            assertThat(catalog().workload(Workload.of(id)).consentPage())
                .as(id)
                .isEqualTo(ConsentPages.class.isAssignableFrom(provider)));
  }

  @Test
  void offersItsCapabilitiesAndListsItsPermissions() {
    CapabilityViews views = new CapabilityViews(catalog(), List.of());

    assertThat(views.of(ACME)).singleElement().extracting("title").isEqualTo("Mail backup");
    assertThat(views.snippets(ACME, List.of("mail-backup"), ""))
        .containsExactly(new PermissionSnippet(PermissionSnippet.PERMISSION_LIST, "mail.read"));
  }

  @Test
  void callsAWorkloadByItsIdWhoseFileIsGone() {
    Workload gone = Workload.of("GONE");
    Catalog catalog = catalog();

    assertThat(catalog.knows(gone)).isFalse();
    assertThat(catalog.workload(gone).title()).isEqualTo("GONE");
    assertThat(catalog.capabilities(gone)).isEmpty();
    assertThat(catalog.needs(gone, List.of("mail-backup")).capabilities()).isEmpty();
    assertThat(new NamedCapabilities(catalog).titles(gone, List.of("mail-backup")))
        .containsExactly("mail-backup");
  }

  @Test
  void doesWithoutAWorkloadWhoseFileWasReplaced() throws IOException {
    Files.move(folder.resolve("acme-mail.json"), folder.resolve("okta.json"));

    assertThat(catalog().knows(Workload.of("OKTA"))).isFalse();
    assertThat(catalog().knows(ACME)).isTrue();
  }
}
