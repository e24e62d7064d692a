package dev.connections.capability;

import static dev.connections.console.verification.PermissionVerdict.AS_NEEDED;
import static dev.connections.console.verification.PermissionVerdict.CONSENT_MISSING;
import static dev.connections.console.verification.PermissionVerdict.COVERED;
import static dev.connections.console.verification.PermissionVerdict.EXCESS;
import static dev.connections.console.verification.PermissionVerdict.MISSING;
import static dev.connections.console.verification.PermissionVerdict.NOT_USED;
import static dev.connections.console.verification.PermissionVerdict.RECOMMENDED;
import static dev.connections.console.verification.PermissionVerdict.UNVERIFIABLE;
import static dev.connections.console.verification.PermissionVerdict.WIDER_THAN_NEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Workload;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.platform.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionDifferenceTest {
  private static final String GRAPH = "00000003-0000-0000-c000-000000000000";
  private static final String[] DIRECTORY = {
    "Organization.Read.All", "User.Read.All", "Group.Read.All"
  };
  private static final String[] EXCHANGE = {
    "Mail.Read", "Calendars.Read", "Contacts.Read", "MailboxSettings.Read", "Tasks.Read.All"
  };

  private final Catalog catalog =
      new Catalog(
          Settings.of(Map.of()),
          Clock.fixed(Instant.parse("2026-11-21T21:00:00Z"), ZoneOffset.UTC));
  private final PermissionNeeds directory =
      catalog.needs(Workload.of("MICROSOFT_365"), List.of("directory-access"));
  private final PermissionNeeds exchange =
      catalog.needs(Workload.of("MICROSOFT_365"), List.of("directory-access", "exchange-backup"));

  private static List<Permission> graph(String... names) {
    return Arrays.stream(names).map(name -> new Permission(GRAPH, name, "")).toList();
  }

  private static KnownPermissions these(String[] some, String... more) {
    List<Permission> all = new ArrayList<>(graph(some));
    all.addAll(graph(more));
    return KnownPermissions.complete(all);
  }

  private static KnownPermissions these(String... names) {
    return KnownPermissions.complete(graph(names));
  }

  private static String[] both() {
    List<String> all = new ArrayList<>(List.of(DIRECTORY));
    all.addAll(List.of(EXCHANGE));
    return all.toArray(String[]::new);
  }

  private static String[] bothWithout(String name) {
    return Arrays.stream(both()).filter(other -> !other.equals(name)).toArray(String[]::new);
  }

  private static PermissionView row(List<PermissionView> rows, String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }

  private static PermissionVerdict verdict(List<PermissionView> rows, String name) {
    return row(rows, name).verdict();
  }

  private static List<PermissionView> unlike(
      List<PermissionView> rows, PermissionVerdict... verdicts) {
    return rows.stream().filter(row -> !List.of(verdicts).contains(row.verdict())).toList();
  }

  @Test
  void findsNothingWhereWhatIsNeededIsGranted() {
    var rows = PermissionDifference.of(exchange, these(both()), these(both()));

    assertThat(unlike(rows, AS_NEEDED, NOT_USED)).isEmpty();
    assertThat(row(rows, "Mail.Read").capabilities()).containsExactly("exchange-backup");
    assertThat(row(rows, "Mail.Read").need()).isEqualTo(PermissionNeed.REQUIRED);
  }

  @Test
  void namesAMissingPermission() {
    var rows =
        PermissionDifference.of(
            exchange, these(bothWithout("Mail.Read")), these(bothWithout("Mail.Read")));

    assertThat(unlike(rows, AS_NEEDED, NOT_USED))
        .singleElement()
        .satisfies(row -> assertThat(row.name()).isEqualTo("Mail.Read"))
        .satisfies(row -> assertThat(row.verdict()).isEqualTo(MISSING));
  }

  @Test
  void tellsAMissingConsentFromAMissingPermission() {
    var rows = PermissionDifference.of(exchange, these(bothWithout("Mail.Read")), these(both()));

    assertThat(verdict(rows, "Mail.Read")).isEqualTo(CONSENT_MISSING);
    assertThat(row(rows, "Mail.Read").declared()).isEqualTo(Known.YES);
    assertThat(row(rows, "Mail.Read").granted()).isEqualTo(Known.NO);
  }

  @Test
  void asksForConsentToAWiderPermissionThatIsDeclared() {
    var rows =
        PermissionDifference.of(
            exchange,
            these(bothWithout("Mail.Read")),
            these(bothWithout("Mail.Read"), "Mail.ReadWrite"));

    assertThat(verdict(rows, "Mail.Read")).isEqualTo(CONSENT_MISSING);
    assertThat(verdict(rows, "Mail.ReadWrite")).isEqualTo(NOT_USED);
  }

  @Test
  void takesAWiderPermissionForANarrowerAndSaysThatItIsWider() {
    var rows =
        PermissionDifference.of(
            exchange, these(bothWithout("Mail.Read"), "Mail.ReadWrite"), these(both()));

    assertThat(verdict(rows, "Mail.Read")).isEqualTo(COVERED);
    assertThat(row(rows, "Mail.Read").coveredBy()).isEqualTo("Mail.ReadWrite");
    assertThat(verdict(rows, "Mail.ReadWrite")).isEqualTo(WIDER_THAN_NEEDED);
    assertThat(row(rows, "Mail.ReadWrite").need()).isEqualTo(PermissionNeed.NONE);
  }

  @Test
  void findsWhatNoCapabilityUses() {
    var rows = PermissionDifference.of(exchange, these(both(), "Sites.Read.All"), these(both()));

    assertThat(verdict(rows, "Sites.Read.All")).isEqualTo(EXCESS);
    assertThat(unlike(rows, AS_NEEDED, NOT_USED, EXCESS)).isEmpty();
  }

  @Test
  void takesAPermissionOfAnotherApiForAnother() {
    Permission sharePoint = new Permission("00000003-0000-0ff1-ce00-000000000000", "Mail.Read", "");
    List<Permission> granted = new ArrayList<>(graph(bothWithout("Mail.Read")));
    granted.add(sharePoint);

    var rows =
        PermissionDifference.of(
            exchange, KnownPermissions.complete(granted), KnownPermissions.unknown());

    assertThat(rows)
        .filteredOn(row -> row.name().equals("Mail.Read"))
        .extracting(PermissionView::resource, PermissionView::verdict)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(GRAPH, MISSING),
            org.assertj.core.groups.Tuple.tuple(sharePoint.resource(), EXCESS));
  }

  @Test
  void letsOptionalPermissionsBeGrantedOrNot() {
    var rows =
        PermissionDifference.of(exchange, these(both(), "MailboxItem.Read.All"), these(both()));

    assertThat(verdict(rows, "MailboxItem.Read.All")).isEqualTo(AS_NEEDED);
    assertThat(verdict(rows, "Reports.Read.All")).isEqualTo(NOT_USED);
  }

  @Test
  void missesARecommendedPermissionLessThanARequiredOne() {
    var rows =
        PermissionDifference.of(
            exchange, these(bothWithout("Tasks.Read.All")), these(bothWithout("Tasks.Read.All")));

    assertThat(verdict(rows, "Tasks.Read.All")).isEqualTo(RECOMMENDED);
    assertThat(unlike(rows, AS_NEEDED, NOT_USED, RECOMMENDED)).isEmpty();
  }

  @Test
  void knowsNothingMissingWhereNobodyCouldTell() {
    var rows =
        PermissionDifference.of(exchange, KnownPermissions.unknown(), KnownPermissions.unknown());

    assertThat(rows)
        .filteredOn(row -> row.verdict() == UNVERIFIABLE)
        .extracting(PermissionView::name)
        .containsExactlyInAnyOrder(both());
    assertThat(unlike(rows, UNVERIFIABLE, NOT_USED)).isEmpty();
  }

  @Test
  void knowsOfEachPermissionWhatWasAskedOfIt() {
    PermissionNeeds okta =
        catalog.needs(Workload.of("OKTA"), List.of("org-access", "users-backup"));
    var asked =
        KnownPermissions.asked(
            List.of(new Permission("okta", "okta.orgs.read", "")),
            List.of(new Permission("okta", "okta.roles.read", "")));

    var rows = PermissionDifference.of(okta, asked, KnownPermissions.unknown());

    assertThat(verdict(rows, "okta.orgs.read")).isEqualTo(AS_NEEDED);
    assertThat(verdict(rows, "okta.roles.read")).isEqualTo(MISSING);
    assertThat(verdict(rows, "okta.users.read")).isEqualTo(UNVERIFIABLE);
    assertThat(row(rows, "okta.orgs.read").declared()).isEqualTo(Known.UNKNOWN);
  }

  @Test
  void takesTheSetOfAlternativesThatIsGranted() {
    var rows =
        PermissionDifference.of(
            directory, these("Directory.Read.All"), these("Directory.Read.All"));

    assertThat(verdict(rows, "Directory.Read.All")).isEqualTo(AS_NEEDED);
    assertThat(row(rows, "Directory.Read.All").need()).isEqualTo(PermissionNeed.REQUIRED);
    assertThat(unlike(rows, AS_NEEDED, COVERED, NOT_USED)).isEmpty();
  }

  @Test
  void prefersTheLeastPrivilegeOfTwoSetsThatAreGranted() {
    var rows = PermissionDifference.of(directory, these(DIRECTORY, "Directory.Read.All"), these());

    assertThat(verdict(rows, "User.Read.All")).isEqualTo(AS_NEEDED);
    assertThat(verdict(rows, "Directory.Read.All")).isEqualTo(WIDER_THAN_NEEDED);
  }

  @Test
  void asksForConsentToTheSetThatIsDeclared() {
    var rows = PermissionDifference.of(directory, these(), these("Directory.Read.All"));

    assertThat(verdict(rows, "Directory.Read.All")).isEqualTo(CONSENT_MISSING);
    assertThat(unlike(rows, CONSENT_MISSING, NOT_USED)).isEmpty();
  }

  @Test
  void asksForTheLeastPrivilegeWhereNothingIsGranted() {
    var rows = PermissionDifference.of(directory, these(), these());

    assertThat(rows)
        .filteredOn(row -> row.verdict() == MISSING)
        .extracting(PermissionView::name)
        .containsExactly("Group.Read.All", "Organization.Read.All", "User.Read.All");
  }

  @Test
  void completesTheSetThatWasBegun() {
    PermissionNeeds chats = catalog.needs(Workload.of("MICROSOFT_365"), List.of("entra-id-backup"));

    var rows = PermissionDifference.of(chats, these("Directory.Read.All"), these());

    assertThat(rows)
        .filteredOn(row -> row.verdict() == MISSING)
        .extracting(PermissionView::name)
        .containsExactly("Policy.Read.All");
  }

  @Test
  void completesTheSetOfWhichTheLeastIsMissing() {
    List<Set<Permission>> alternatives =
        List.of(Set.copyOf(graph("A", "B", "C")), Set.copyOf(graph("A", "B", "D", "E")));
    PermissionNeeds needs = needs(capability("either", alternatives, "", ""));

    assertThat(missing(needs, "A")).containsExactly("B", "C");
    assertThat(missing(needs, "D")).containsExactly("A", "B", "E");
    assertThat(missing(needs, "A", "D")).as("as many each").containsExactly("B", "C");
    assertThat(missing(needs, "A", "D", "E")).containsExactly("B");
  }

  @Test
  void listsWhatIsNeededBeforeWhatIsTooMuch() {
    PermissionNeeds needs = needs(capability("all", List.of(Set.copyOf(graph("B", "D"))), "C", ""));

    assertThat(
            PermissionDifference.of(needs, these("A", "B", "C", "D"), KnownPermissions.unknown()))
        .extracting(PermissionView::name)
        .containsExactly("B", "D", "C", "A");
  }

  @Test
  void asksOfAPermissionTheMostThatACapabilityAsksAndNamesAllThatUseIt() {
    CapabilityNeeds optional = capability("deepens", List.of(Set.of()), "", "A");
    CapabilityNeeds recommended = capability("better", List.of(Set.of()), "A", "");
    CapabilityNeeds required = capability("all", List.of(Set.copyOf(graph("A"))), "", "");

    assertUsedBy(PermissionNeed.REQUIRED, optional, required, recommended);
    assertUsedBy(PermissionNeed.REQUIRED, required, recommended);
    assertUsedBy(PermissionNeed.RECOMMENDED, optional, recommended);
    assertUsedBy(PermissionNeed.RECOMMENDED, recommended, optional);
  }

  private static void assertUsedBy(PermissionNeed most, CapabilityNeeds... capabilities) {
    var rows = PermissionDifference.of(needs(capabilities), these("A"), these("A"));

    assertThat(row(rows, "A").need()).isEqualTo(most);
    assertThat(row(rows, "A").capabilities())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(capabilities).map(CapabilityNeeds::code).toList());
  }

  private static List<String> missing(PermissionNeeds needs, String... granted) {
    return PermissionDifference.of(needs, these(granted), these(granted)).stream()
        .filter(row -> row.verdict() == MISSING)
        .map(PermissionView::name)
        .toList();
  }

  private static PermissionNeeds needs(CapabilityNeeds... capabilities) {
    return new PermissionNeeds(List.of(capabilities), Map.of());
  }

  private static CapabilityNeeds capability(
      String code, List<Set<Permission>> required, String recommended, String optional) {
    return new CapabilityNeeds(
        code, code, required, one(recommended), one(optional), false, false, null, List.of());
  }

  private static Set<Permission> one(String name) {
    return name.isEmpty() ? Set.of() : Set.copyOf(graph(name));
  }

  @Test
  void callsANarrowerPermissionThanTheNeededOneNoExcess() {
    PermissionNeeds restore =
        catalog.needs(Workload.of("MICROSOFT_365"), List.of("exchange-restore"));

    var rows = PermissionDifference.of(restore, these("Mail.ReadWrite", "Mail.Read"), these());

    assertThat(verdict(rows, "Mail.Read")).isEqualTo(AS_NEEDED);
  }

  @Test
  void asksNothingForACapabilityThatTheProviderSwitchedOff() {
    Catalog later =
        new Catalog(
            Settings.of(Map.of()),
            Clock.fixed(Instant.parse("2027-04-01T00:00:00Z"), ZoneOffset.UTC));
    Permission ews =
        new Permission("00000002-0000-0ff1-ce00-000000000000", "full_access_as_app", "");
    List<String> codes = List.of("exchange-ews");

    var before =
        PermissionDifference.of(
            catalog.needs(Workload.of("MICROSOFT_365"), codes),
            KnownPermissions.complete(List.of(ews)),
            KnownPermissions.unknown());
    var after =
        PermissionDifference.of(
            later.needs(Workload.of("MICROSOFT_365"), codes),
            KnownPermissions.complete(List.of(ews)),
            KnownPermissions.unknown());

    assertThat(before).extracting(PermissionView::verdict).containsExactly(AS_NEEDED);
    assertThat(after).extracting(PermissionView::verdict).containsExactly(EXCESS);
  }

  @Test
  void doesNotDependOnTheOrderOfAnything() {
    List<Permission> granted = new ArrayList<>(graph(bothWithout("Mail.Read")));
    granted.addAll(graph("Mail.ReadWrite", "Directory.Read.All", "Sites.Read.All"));
    var expected =
        PermissionDifference.of(exchange, KnownPermissions.complete(granted), these(both()));
    List<CapabilityNeeds> capabilities = new ArrayList<>(exchange.capabilities());

    for (int i = 0; i < granted.size(); i++) {
      Collections.rotate(granted, 1);
      Collections.reverse(capabilities);
      var rows =
          PermissionDifference.of(
              new PermissionNeeds(capabilities, exchange.implied()),
              KnownPermissions.complete(granted),
              these(both()));
      assertThat(rows).isEqualTo(expected);
    }
  }
}
