package dev.connections.token;

import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.connections.api.AccessToken;
import dev.connections.api.AccessTokens;
import dev.connections.api.ApplicationNotWorkingException;
import dev.connections.api.CapabilityNotHeldException;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkNotAllowedException;
import dev.connections.api.PackedTokens;
import dev.connections.api.RetryLaterException;
import dev.connections.api.TokenRequest;
import dev.connections.api.UnknownConnectorException;
import dev.connections.audit.Actor;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;

/**
 * Access tokens for other applications. Its name is part of the JNDI name that they look up. It
 * asks for no transaction: most answers come from memory, and a fetch waits for a provider. One
 * instance serves all threads, since they would queue for the pool of stateless ones.
 */
@Singleton(name = "AccessTokensBean")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@Local(AccessTokens.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccessTokensBean implements AccessTokens {
  @Resource private SessionContext session;
  @Inject private TokenBroker broker;
  @Inject private TokenReports reports;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "connector"})
  public AccessToken request(TokenRequest wanted)
      throws UnknownConnectorException,
          InvalidRequestException,
          LinkNotAllowedException,
          CapabilityNotHeldException,
          ApplicationNotWorkingException,
          RetryLaterException {
    return broker.request(caller(), wanted);
  }

  /** Of {@code AccessTokensRemote}, which a bean with a local view must not implement. */
  @RolesAllowed({"administrator", "connector"})
  public byte[] requestPacked(byte[] question)
      throws UnknownConnectorException,
          InvalidRequestException,
          LinkNotAllowedException,
          CapabilityNotHeldException,
          ApplicationNotWorkingException,
          RetryLaterException {
    return PackedTokens.answer(this, question);
  }

  @Override
  @RolesAllowed({"administrator", "connector"})
  public void report(AccessToken token, int status, long retryAfterSeconds) {
    TokenBroker.Reported known = broker.reported(caller(), token);
    if (known != null) {
      reports.refused(
          known.candidate(), known.kept(), token.capability(), status, retryAfterSeconds);
    }
  }

  @Override
  @RolesAllowed({"administrator", "connector"})
  public String proof(AccessToken token, String method, URI address, String nonce)
      throws UnknownConnectorException, RetryLaterException {
    if (address.getHost() == null) {
      throw new IllegalArgumentException("an address with scheme, host and path is needed");
    }
    TokenBroker.Reported known = broker.reported(caller(), token);
    if (known == null || known.kept() == null || known.kept().proofKey() == null) {
      throw new RetryLaterException(
          "This token is no longer kept. Request another one.", clock.instant());
    }
    return known
        .kept()
        .proofKey()
        .proof(
            method,
            address,
            new DPoPAccessToken(token.value()),
            nonce.isBlank() ? null : new Nonce(nonce))
        .serialize();
  }

  private String caller() {
    return Actor.of(session.getCallerPrincipal()).id();
  }
}
