package dev.connections.account;

import dev.connections.console.Role;
import dev.connections.console.signin.OrganizationSignInException;
import dev.connections.console.signin.OrganizationSignInException.Reason;
import dev.connections.platform.Settings;

/**
 * Whom the provider signed in.
 *
 * @param name for people to read; it may change and does not identify
 */
record OpenIdPerson(String issuer, String subject, String name, ToldGroups groups) {

  /** The strongest role that one of the groups stands for. */
  Role role(Settings settings) throws OrganizationSignInException {
    if (groups.missing().isPresent()) {
      throw new OrganizationSignInException(groups.missing().get(), groups.detail());
    }
    return groups.roles(settings).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new OrganizationSignInException(
                    Reason.NO_ROLE,
                    groups.names().size()
                        + " groups told, none of those in"
                        + " connections.sign-in.oidc.administrator-groups, .operator-groups and"
                        + " .auditor-groups"));
  }
}
