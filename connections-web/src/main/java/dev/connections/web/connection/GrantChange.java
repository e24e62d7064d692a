package dev.connections.web.connection;

import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.profiles.CredentialView;
import dev.connections.console.profiles.KeyState;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What another grant changes.
 *
 * @param account who granted it
 * @param accountBefore who granted the one before; the same when nobody did
 * @param gained names of permissions that it has and the one before had not
 * @param lost likewise the other way round
 * @param endsAt null when nobody says so
 * @param endedAt likewise of the one before
 */
public record GrantChange(
    String account,
    String accountBefore,
    List<String> gained,
    List<String> lost,
    Instant endsAt,
    Instant endedAt) {

  /**
   * @param draft with the new grant and what its verification found
   */
  static GrantChange of(ApplicationDetails application, ProfileDraft draft) {
    CredentialView before = current(application);
    List<PermissionView> found =
        application.profile() == null ? List.of() : application.profile().permissions();
    Set<String> had = granted(found);
    Set<String> has = granted(draft.permissions());
    String account = draft.credential().thumbprint();
    return new GrantChange(
        account,
        before == null ? account : before.thumbprint(),
        without(has, had),
        without(had, has),
        draft.credential().endsAt(),
        before == null ? null : before.endsAt());
  }

  /** The grant that an application has; null when it has none. */
  static CredentialView current(ApplicationDetails application) {
    return application.profile() == null
        ? null
        : application.profile().credentials().stream()
            .filter(one -> one.state() == KeyState.CURRENT)
            .findFirst()
            .orElse(null);
  }

  private static Set<String> granted(List<PermissionView> permissions) {
    return permissions.stream()
        .filter(one -> one.granted() == Known.YES)
        .map(PermissionView::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> without(Set<String> all, Set<String> some) {
    return all.stream().filter(one -> !some.contains(one)).toList();
  }

  public boolean otherAccount() {
    return !account.equalsIgnoreCase(accountBefore);
  }

  public boolean none() {
    return !otherAccount() && gained.isEmpty() && lost.isEmpty();
  }
}
