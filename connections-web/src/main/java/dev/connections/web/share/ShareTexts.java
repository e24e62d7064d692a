package dev.connections.web.share;

import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.GrantTrip;
import dev.connections.console.grant.SharedGrants.Look;
import java.util.List;
import java.util.Set;

/** What goes into the sentences of the page. */
final class ShareTexts {
  /** Their details name organizations, connections and accounts, and no code. */
  private static final Set<GrantEnd> NAMING =
      Set.of(
          GrantEnd.GRANTED,
          GrantEnd.OTHER_ORGANIZATION,
          GrantEnd.OTHER_ACCOUNT,
          GrantEnd.ORGANIZATION_TO_CHOOSE,
          GrantEnd.ORGANIZATION_TAKEN);

  private ShareTexts() {}

  /**
   * In the order of the numbers in the bundle: who sent it, the workload, what its organizations
   * are called, the connection, and two details of the trip.
   *
   * @param look null when there is none
   * @param trip null when there was none
   */
  static Object[] values(Look look, GrantTrip trip) {
    List<String> details = trip == null ? List.of() : trip.details();
    return look == null
        ? new Object[] {"", "", "", "", "", ""}
        : new Object[] {
          look.sender(),
          look.workload(),
          look.organizationWord(),
          look.connection(),
          detail(details, 0),
          detail(details, 1)
        };
  }

  private static String detail(List<String> details, int index) {
    return index < details.size() ? details.get(index) : "";
  }

  /** The provider's own code; empty when it did not say. */
  static String code(GrantTrip trip) {
    return NAMING.contains(trip.end()) ? "" : detail(trip.details(), 0);
  }
}
