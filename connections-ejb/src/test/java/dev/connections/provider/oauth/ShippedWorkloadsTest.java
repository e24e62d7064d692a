package dev.connections.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.connections.api.ApplicationType;
import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.capability.CatalogPermission;
import dev.connections.capability.Permission;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.credential.ClientSecret;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationResolver;
import dev.connections.provider.Registration;
import dev.connections.provider.SignInRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalog files that came with the product, as far as nobody has to be called. */
class ShippedWorkloadsTest {
  private static final Settings NONE = Settings.of(Map.of());
  private static final Catalog CATALOG = new Catalog(NONE, Clock.systemUTC());
  private static final OAuthProviders PROVIDERS =
      new OAuthProviders(CATALOG, new OutboundHttp(NONE), Clock.systemUTC());

  static Stream<Workload> made() {
    return CATALOG.workloads().stream()
        .map(WorkloadView::workload)
        .filter(workload -> CATALOG.endpoints(workload).isPresent());
  }

  private static OAuthAdapter provider(Workload workload) {
    return (OAuthAdapter) PROVIDERS.of(workload).orElseThrow();
  }

  @Test
  void areTwelve() {
    assertThat(made()).hasSize(12);
  }

  /** Somebody has to have signed in there before a file may say so. */
  @ParameterizedTest
  @MethodSource("made")
  void haveASystemApplicationAloneThatIsNotProved(Workload workload) {
    WorkloadView about = CATALOG.workload(workload);

    assertThat(about.applicationTypes()).containsExactly(ApplicationType.SYSTEM);
    assertThat(about.credentialKinds()).isEmpty();
    assertThat(about.system().proved()).isFalse();
    assertThat(about.system().account()).isNotEmpty();
    assertThat(about.system().organizationAsked())
        .isEqualTo(provider(workload) instanceof OrganizationResolver);
  }

  @ParameterizedTest
  @MethodSource("made")
  void haveCapabilitiesThatBackUpAndThatRestore(Workload workload) {
    assertThat(CATALOG.capabilities(workload)).hasSizeBetween(3, 8);
    assertThat(CATALOG.capabilities(workload)).extracting("direction").contains("BOTH", "BACKUP");
    assertThat(CATALOG.defaults(workload)).isNotEmpty();
  }

  /** Without those that are asked for their metadata. */
  static Stream<Workload> withAddresses() {
    return made().filter(one -> !CATALOG.endpoints(one).orElseThrow().isDiscovered());
  }

  @ParameterizedTest
  @MethodSource("withAddresses")
  void sendPeopleToTheirServer(Workload workload) throws Exception {
    List<Permission> permissions =
        CATALOG.permissions(workload).stream().map(CatalogPermission::permission).toList();
    Organization acme =
        new Organization("acme", Cloud.GLOBAL, "acme.example.com", "acme.example.com", "", "");
    OAuthAdapter provider = provider(workload);

    URI page =
        provider.begin(
            new SignInRequest(
                new Registration(workload, "client-1", new ClientSecret("secret-1", null)),
                acme,
                permissions,
                URI.create("https://console.example.com/grant/callback"),
                "state-1",
                "nonce-1",
                "v".repeat(43),
                "",
                true),
            Duration.ofSeconds(1));

    assertThat(page.getScheme()).isEqualTo("https");
    assertThat(page.toString()).doesNotContain("{", "%7B").contains("code_challenge_method=S256");
    assertThat(provider.target(acme, permissions.subList(0, 1)).address().getHost()).isNotEmpty();
  }

  /** It answers with another name of the scope than OpenID Connect has for it. */
  @Test
  void findNoPermissionInTheEmailThatGoogleIsAskedFor() {
    var endpoints = CATALOG.endpoints(Workload.of("GOOGLE_WORKSPACE")).orElseThrow();
    String google = "https://www.googleapis.com/auth/";

    assertThat(
            new ScopeNames(endpoints, "")
                .names(List.of("openid", google + "userinfo.email", google + "drive.readonly")))
        .containsExactly("drive.readonly");
  }

  @ParameterizedTest
  @MethodSource("made")
  void askTheirApiWhoseTheTokensAre(Workload workload) throws Exception {
    String call = CATALOG.endpoints(workload).orElseThrow().organization().call();

    if (!call.isEmpty()) {
      URI address = OrganizationReader.address(call, "acme.example.com", MissingNode.getInstance());
      assertThat(address).hasScheme("https");
      assertThat(address.getHost()).contains(".");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ZENDESK, acme.zendesk.com",
    "ZENDESK, https://acme.zendesk.com/agent/dashboard",
    "DYNAMICS_365, acme.crm4.dynamics.com",
    "DYNAMICS_365, acme.api.crm.dynamics.com"
  })
  void takeTheHostsOfTheirOrganizations(String workload, String typed) throws Exception {
    OrganizationResolver provider = (OrganizationResolver) provider(Workload.of(workload));

    assertThat(provider.normalizeDomain(typed)).startsWith("acme.").doesNotContain("/");
  }
}
