package dev.connections.capability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Workload;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.platform.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private final Catalog catalog = at("2026-11-21T21:00:00Z");

  private static Catalog at(String instant) {
    return new Catalog(Settings.of(Map.of()), Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
  }

  private Set<String> names(Iterable<Permission> permissions) {
    Set<String> names = new java.util.TreeSet<>();
    permissions.forEach(permission -> names.add(permission.name()));
    return names;
  }

  @Test
  void verifiesAnOktaProfileForWhatABackupNeeds() {
    assertThat(catalog.defaults(Workload.of("OKTA")))
        .containsExactly(
            "org-access", "users-backup", "groups-backup", "applications-backup", "devices-backup");
    assertThat(catalog.defaults(Workload.of("MICROSOFT_365"))).containsExactly("directory-access");
  }

  @Test
  void asksOfAnOktaProfileForTheSevenScopesAndNoOthers() {
    PermissionNeeds needs =
        catalog.needs(Workload.of("OKTA"), catalog.defaults(Workload.of("OKTA")));

    assertThat(
            needs.capabilities().stream()
                .flatMap(capability -> capability.required().get(0).stream())
                .map(Permission::name)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "okta.apps.read",
            "okta.devices.read",
            "okta.groups.read",
            "okta.orgs.read",
            "okta.roles.read",
            "okta.userTypes.read",
            "okta.users.read");
    assertThat(needs.capabilities()).allSatisfy(c -> assertThat(c.recommended()).isEmpty());
    assertThat(catalog.capability(Workload.of("OKTA"), "org-access").orElseThrow().optional())
        .extracting(Permission::name)
        .contains("okta.appGrants.read");
  }

  @Test
  void makesOneCapabilityOfEachWorkloadMandatory() {
    for (WorkloadView one : catalog.workloads()) {
      Workload workload = one.workload();
      assertThat(catalog.offered(workload).get(0).mandatory()).isTrue();
      assertThat(catalog.capabilities(workload)).filteredOn(Capability::mandatory).hasSize(1);
    }
  }

  @Test
  void givesTeamsChatsToCustomApplicationsAlone() {
    assertThat(
            catalog
                .capability(Workload.of("MICROSOFT_365"), "teams-chats-backup")
                .orElseThrow()
                .customOnly())
        .isTrue();
  }

  @Test
  void offersExchangeWebServicesUntilTheyEnd() {
    Capability ews = catalog.capability(Workload.of("MICROSOFT_365"), "exchange-ews").orElseThrow();

    assertThat(ews.deprecatedFrom()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(ews.removedFrom()).isEqualTo(LocalDate.of(2027, 4, 1));
    assertThat(ews.description()).contains("allow list");
    assertThat(
            at("2026-09-30T12:00:00Z").needs(Workload.of("MICROSOFT_365"), List.of("exchange-ews")))
        .satisfies(needs -> assertThat(needs.capabilities().get(0).retires()).isFalse());
    assertThat(catalog.needs(Workload.of("MICROSOFT_365"), List.of("exchange-ews")).capabilities())
        .singleElement()
        .satisfies(needs -> assertThat(needs.retires()).isTrue())
        .satisfies(needs -> assertThat(needs.retired()).isFalse())
        .satisfies(needs -> assertThat(needs.endsOn()).isEqualTo(ews.removedFrom()))
        .satisfies(
            needs ->
                assertThat(needs.followedBy())
                    .containsExactly("Exchange backup", "Exchange restore"));
    assertThat(at("2027-03-31T23:59:59Z").offered(Workload.of("MICROSOFT_365"))).contains(ews);
    assertThat(at("2027-04-01T00:00:00Z").offered(Workload.of("MICROSOFT_365")))
        .doesNotContain(ews);
  }

  @Test
  void letsAManageScopeStandForItsReadScope() {
    for (CatalogPermission permission : catalog.permissions(Workload.of("OKTA"))) {
      String name = permission.permission().name();
      if (name.endsWith(".manage")) {
        assertThat(names(permission.implies()))
            .as(name)
            .containsExactly(name.replace(".manage", ".read"));
      }
    }
  }

  @Test
  void letsAnImplicationReachAsFarAsItGoes() {
    Permission directory =
        catalog
            .byId(
                Workload.of("MICROSOFT_365"),
                "00000003-0000-0000-c000-000000000000",
                "19dbc75e-c2e2-444c-a770-ec69d8559fc7")
            .orElseThrow();

    assertThat(
            names(
                catalog
                    .permission(Workload.of("MICROSOFT_365"), directory)
                    .orElseThrow()
                    .implies()))
        .contains("Directory.Read.All", "User.Read.All", "User.ReadBasic.All", "Group.Create");
  }

  @Test
  void asksForNothingByACodeThatItDoesNotHave() {
    assertThat(catalog.needs(Workload.of("OKTA"), List.of("flux-capacitor")).capabilities())
        .isEmpty();
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = CatalogTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void hasEachPermissionOfMicrosoftThatABackupMayUse() throws Exception {
    List<String> expected = lines("microsoft-365-permissions.txt");

    assertThat(expected).hasSize(121);
    assertThat(catalog.permissions(Workload.of("MICROSOFT_365")))
        .extracting(CatalogPermission::permission)
        .extracting(p -> p.resource() + " " + p.id() + " " + p.name())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void hasEachScopeOfOktaThatABackupMayUse() throws Exception {
    List<String> expected = lines("okta-scopes.txt");

    assertThat(expected).hasSize(114);
    assertThat(catalog.permissions(Workload.of("OKTA")))
        .extracting(known -> known.permission().name())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(catalog.permissions(Workload.of("OKTA")))
        .filteredOn(known -> !known.probe().isEmpty())
        .hasSize(36);
  }

  @Test
  void saysOfEachPermissionWhatItIsFor() {
    for (WorkloadView one : catalog.workloads()) {
      Workload workload = one.workload();
      assertThat(catalog.permissions(workload))
          .allSatisfy(
              known ->
                  assertThat(known.why())
                      .as(known.permission().name())
                      .matches("[A-Z][^.]{8,}[^.]"));
    }
  }

  /** A narrower permission that is asked for beside a wider one would be asked for in vain. */
  @Test
  void asksForNoPermissionThatAnotherOfTheSameSetImplies() {
    for (WorkloadView one : catalog.workloads()) {
      Workload workload = one.workload();
      PermissionNeeds needs =
          catalog.needs(
              workload, catalog.capabilities(workload).stream().map(Capability::code).toList());
      for (Capability capability : catalog.capabilities(workload)) {
        for (Set<Permission> set : capability.required()) {
          for (Permission wider : set) {
            assertThat(set)
                .as(capability.code())
                .noneMatch(narrower -> needs.implies(wider, narrower));
          }
        }
      }
    }
  }
}
