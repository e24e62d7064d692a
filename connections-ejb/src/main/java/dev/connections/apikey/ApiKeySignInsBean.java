package dev.connections.apikey;

import dev.connections.console.ProgramCaller;
import dev.connections.console.signin.ApiKeySignIns;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** Signs programs in with an API key. One instance, as thousands of requests a second ask it. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
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
