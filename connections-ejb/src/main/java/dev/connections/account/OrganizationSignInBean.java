package dev.connections.account;

import dev.connections.console.Caller;
import dev.connections.console.OrganizationSignIn;
import dev.connections.console.OrganizationSignInException;
import dev.connections.console.OrganizationSignInException.Reason;
import dev.connections.console.RoundTrip;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/** Signs people in through the organization's provider. */
@Stateless
@Local(OrganizationSignIn.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrganizationSignInBean implements OrganizationSignIn {
  @Override
  @PermitAll
  public boolean offered() {
    return false;
  }

  @Override
  @PermitAll
  public RoundTrip start(String redirectUri) throws OrganizationSignInException {
    throw new OrganizationSignInException(Reason.UNREACHABLE, "no provider is configured");
  }

  @Override
  @PermitAll
  public Caller finish(RoundTrip roundTrip, String query) throws OrganizationSignInException {
    throw new OrganizationSignInException(Reason.NOT_STARTED_HERE, "no provider is configured");
  }
}
