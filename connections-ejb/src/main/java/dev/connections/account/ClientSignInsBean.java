package dev.connections.account;

import dev.connections.api.RetryLaterException;
import dev.connections.console.ProgramCaller;
import dev.connections.console.signin.ClientSignIns;
import dev.connections.console.signin.ProgramRefusedException;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Signs programs in with an access token of the organization's provider. */
@Stateless
@Local(ClientSignIns.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClientSignInsBean implements ClientSignIns {
  @Inject private ClientTokens tokens;

  @Override
  @PermitAll
  public ProgramCaller signIn(String token) throws ProgramRefusedException, RetryLaterException {
    return tokens.caller(token);
  }
}
