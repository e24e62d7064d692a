package dev.connections.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlternativesTest {
  private static final Permission ONE = permission("One.Read");
  private static final Permission OTHER = permission("Other.Read");
  private static final Permission WIDER = permission("Other.ReadWrite");
  private static final PermissionNeeds NEEDS =
      new PermissionNeeds(List.of(), Map.of(WIDER, Set.of(OTHER)));
  private static final List<Set<Permission>> SETS = List.of(Set.of(ONE), Set.of(OTHER));

  @Test
  void takesWhatAWiderPermissionCoversBeforeWhatNobodyCouldTell() {
    KnownPermissions granted = KnownPermissions.asked(List.of(WIDER), List.of());

    assertThat(choice(granted, KnownPermissions.unknown())).containsExactly(OTHER);
  }

  @Test
  void takesWhatNobodyCouldTellBeforeWhatWaitsForConsent() {
    KnownPermissions granted = KnownPermissions.asked(List.of(), List.of(ONE));

    assertThat(choice(granted, KnownPermissions.complete(List.of(ONE)))).containsExactly(OTHER);
  }

  @Test
  void takesWhatAWiderDeclarationCoversBeforeWhatIsNotDeclared() {
    KnownPermissions none = KnownPermissions.complete(List.of());

    assertThat(choice(none, KnownPermissions.complete(List.of(WIDER)))).containsExactly(OTHER);
  }

  @Test
  void takesTheFirstWhereNothingIsKnown() {
    KnownPermissions none = KnownPermissions.complete(List.of());

    assertThat(choice(none, none)).containsExactly(ONE);
  }

  private static Set<Permission> choice(KnownPermissions granted, KnownPermissions declared) {
    return new Alternatives(NEEDS, granted, declared).choose(SETS);
  }

  private static Permission permission(String name) {
    return new Permission("graph", name, "");
  }
}
