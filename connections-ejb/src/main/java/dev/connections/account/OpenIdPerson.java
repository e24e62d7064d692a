package dev.connections.account;

import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import dev.connections.console.Role;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the provider signed in.
 *
 * @param name for people to read; it may change and does not identify
 */
record OpenIdPerson(String issuer, String subject, String name, List<String> groups) {

  /** The strongest role that one of the groups stands for. */
  Optional<Role> role(Settings settings) {
    Map<Role, Setting> byRole =
        Map.of(
            Role.ADMINISTRATOR, Setting.OIDC_ADMINISTRATOR_GROUPS,
            Role.OPERATOR, Setting.OIDC_OPERATOR_GROUPS,
            Role.AUDITOR, Setting.OIDC_AUDITOR_GROUPS);
    for (Role role : Role.values()) {
      if (settings.list(byRole.get(role)).stream().anyMatch(groups::contains)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** A list of texts or one text; empty when the claim is not there. */
  static Optional<List<String>> groups(ClaimsSet claims, String claim) {
    Object value = claims.getClaim(claim);
    if (value instanceof String one) {
      return Optional.of(List.of(one));
    }
    return value instanceof List<?> many
        ? Optional.of(many.stream().map(String::valueOf).toList())
        : Optional.empty();
  }
}
