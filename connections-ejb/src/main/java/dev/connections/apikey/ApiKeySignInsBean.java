package dev.connections.apikey;

import dev.connections.console.ProgramCaller;
import dev.connections.console.signin.ApiKeySignIns;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** Signs programs in with an API key. */
@Stateless
@Local(ApiKeySignIns.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApiKeySignInsBean implements ApiKeySignIns {
  @Inject private UsedKeys keys;

  @Override
  @PermitAll
  public Optional<ProgramCaller> signIn(String key) {
    return KeySecret.isOne(key) ? keys.caller(new KeySecret(key).hash()) : Optional.empty();
  }
}
