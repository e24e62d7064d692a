package dev.connections.account;

import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.Caller;
import dev.connections.console.Role;
import dev.connections.console.activity.Act;
import dev.connections.console.signin.OrganizationSignIn;
import dev.connections.console.signin.OrganizationSignInException;
import dev.connections.console.signin.OrganizationSignInException.Reason;
import dev.connections.console.signin.RoundTrip;
import dev.connections.platform.Settings;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Signs people in through the organization's provider. */
@Stateless
@Local(OrganizationSignIn.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrganizationSignInBean implements OrganizationSignIn {
  private static final Logger LOG = Logger.getLogger(OrganizationSignInBean.class.getName());

  @Inject private OpenIdProvider provider;
  @Inject private OpenIdRoundTrip openId;
  @Inject private OrganizationAccounts accounts;
  @Inject private Settings settings;
  @Inject private AuditTrail audit;

  @Override
  @PermitAll
  public boolean offered() {
    return provider.isConfigured();
  }

  @Override
  @PermitAll
  public RoundTrip start(String redirectUri) throws OrganizationSignInException {
    try {
      return openId.start(redirectUri);
    } catch (OrganizationSignInException failed) {
      throw noted(failed, "");
    }
  }

  @Override
  @PermitAll
  public Caller finish(String sealed, String query) throws OrganizationSignInException {
    // Before anything is written down: anybody can make up what is not sealed here.
    PendingRoundTrip pending = openId.pending(sealed);
    String name = "";
    try {
      OpenIdPerson person = openId.finish(pending, query);
      name = person.name();
      Role role =
          person
              .role(settings)
              .orElseThrow(
                  () ->
                      new OrganizationSignInException(
                          Reason.NO_ROLE, person.groups().size() + " groups, none for a role"));
      return accounts.signedIn(person, role);
    } catch (OrganizationSignInException failed) {
      throw noted(failed, name);
    }
  }

  private OrganizationSignInException noted(OrganizationSignInException failed, String name) {
    LOG.log(
        Level.WARNING,
        "Sign-in through the organization failed: {0}, {1}",
        new Object[] {failed.reason(), failed.getMessage()});
    audit.alone(
        Act.SIGNED_IN,
        Subject.of("account", "", name),
        AuditResult.FAILED,
        failed.reason() + ": " + failed.getMessage());
    return failed;
  }
}
