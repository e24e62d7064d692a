package dev.connections.account;

import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import dev.connections.console.Role;
import dev.connections.console.signin.OrganizationSignInException.Reason;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The groups that a provider told, or why it told none.
 *
 * @param names empty when none were told
 * @param missing why none can be used, empty when they were told
 * @param detail for the operator: what the provider sent, and what to change
 */
record ToldGroups(List<String> names, Optional<Reason> missing, String detail) {
  /** Of a provider that leaves the sources out, too, where the token would get too long. */
  private static final String MARK = "hasgroups";

  /**
   * A list of texts, or one text.
   *
   * @param claim the name of the claim that lists the groups
   */
  static ToldGroups in(ClaimsSet claims, String claim) {
    return in(claims.toJSONObject(), claim);
  }

  /** In the claims of any token, by their names. */
  static ToldGroups in(Map<String, Object> claims, String claim) {
    Object value = claims.get(claim);
    boolean nothing = value == null || value instanceof List<?> list && list.isEmpty();
    if (nothing && areElsewhere(claims, claim)) {
      return none(
          Reason.TOO_MANY_GROUPS,
          "the person is in more groups than the provider puts into the token: limit the groups"
              + " claim, to the groups assigned to this application, or have application roles sent"
              + " and name their claim in connections.sign-in.oidc.groups-claim");
    }
    if (value == null) {
      return none(
          Reason.GROUPS_NOT_TOLD,
          "the provider sends no claim "
              + claim
              + ", but "
              + String.join(", ", claims.keySet().stream().sorted().toList())
              + ": have it send the groups, or set connections.sign-in.oidc.groups-claim or"
              + " connections.sign-in.oidc.scopes");
    }
    List<?> items = value instanceof List<?> many ? many : List.of(value);
    if (!items.stream().allMatch(item -> item instanceof String || item instanceof Number)) {
      return none(
          Reason.GROUPS_UNREADABLE,
          "the claim " + claim + " holds objects and has to be a list of texts");
    }
    return new ToldGroups(items.stream().map(String::valueOf).toList(), Optional.empty(), "");
  }

  private static ToldGroups none(Reason reason, String detail) {
    return new ToldGroups(List.of(), Optional.of(reason), detail);
  }

  /** OpenID Connect Core 1.0, section 5.6.2: claims that the token only points to. */
  private static boolean areElsewhere(Map<String, Object> claims, String claim) {
    boolean pointedTo =
        claims.get("_claim_names") instanceof Map<?, ?> names && names.containsKey(claim);
    boolean marked = claim.equals("groups") && "true".equals(String.valueOf(claims.get(MARK)));
    return pointedTo || marked;
  }

  /** The roles that these groups stand for, the strongest first. */
  List<Role> roles(Settings settings) {
    Map<Role, Setting> byRole =
        Map.of(
            Role.ADMINISTRATOR, Setting.OIDC_ADMINISTRATOR_GROUPS,
            Role.OPERATOR, Setting.OIDC_OPERATOR_GROUPS,
            Role.AUDITOR, Setting.OIDC_AUDITOR_GROUPS);
    return Arrays.stream(Role.values())
        .filter(role -> holdOneOf(settings.list(byRole.get(role))))
        .toList();
  }

  boolean holdOneOf(List<String> wanted) {
    return wanted.stream().anyMatch(names::contains);
  }
}
