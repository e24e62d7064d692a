package dev.connections.web.rest;

import dev.connections.api.AccessTokens;
import dev.connections.api.ConnectionsException;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.RetryLaterException;
import dev.connections.api.TokenRequest;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Access tokens for the caller's connectors. POST, since an answer is for no cache and no log. */
@Path("tokens")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TokensResource {
  @EJB private AccessTokens tokens;

  @POST
  public TokenJson request(TokenRequestJson body) throws ConnectionsException {
    TokenRequestJson wanted = Given.body(body);
    Given given = new Given();
    TokenRequest request =
        TokenRequest.of(
            given.needed("connectorId", wanted.connectorId()),
            given.needed("capability", wanted.capability()));
    request = wanted.api() == null ? request : request.at(wanted.api());
    if (wanted.minimumLifetimeSeconds() != null) {
      request = lasting(request, wanted.minimumLifetimeSeconds(), given);
    }
    given.check();
    return TokenJson.of(tokens.request(request));
  }

  private static TokenRequest lasting(TokenRequest request, int seconds, Given given) {
    try {
      return request.lasting(Duration.ofSeconds(seconds));
    } catch (IllegalArgumentException outside) {
      given.wrong(
          "minimumLifetimeSeconds",
          "A token can be asked to last for 0 to "
              + TokenRequest.LONGEST.toSeconds()
              + " seconds.");
      return request;
    }
  }

  @POST
  @Path("reports")
  @Produces(MediaType.WILDCARD)
  public void report(ReportJson body) throws ConnectionsException {
    ReportJson seen = Given.body(body);
    Given given = new Given();
    TokenJson token = given.needed("token", seen.token());
    Integer status = given.needed("status", seen.status());
    given.check();
    tokens.report(token.toApi(), status, Objects.requireNonNullElse(seen.retryAfterSeconds(), -1L));
  }

  @POST
  @Path("proofs")
  public ProofJson proof(ProofRequestJson body) throws ConnectionsException {
    ProofRequestJson wanted = Given.body(body);
    Given given = new Given();
    TokenJson token = given.needed("token", wanted.token());
    String method = given.needed("method", wanted.method());
    URI address = given.needed("address", wanted.address());
    if (address != null && address.getHost() == null) {
      given.wrong("address", "The address has to be a whole one, with scheme, host and path.");
    }
    given.check();
    String nonce = Objects.toString(wanted.nonce(), "");
    try {
      return new ProofJson(tokens.proof(token.toApi(), method, address, nonce));
    } catch (RetryLaterException gone) {
      // No later call with the same token is answered: a program has to request another one.
      throw new InvalidRequestException(Map.of("token", gone.getMessage()));
    }
  }
}
