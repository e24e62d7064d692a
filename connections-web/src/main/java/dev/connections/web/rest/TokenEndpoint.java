package dev.connections.web.rest;

import dev.connections.api.AccessToken;
import dev.connections.api.AccessTokens;
import dev.connections.api.ConnectionsException;
import dev.connections.api.RetryLaterException;
import dev.connections.api.TokenRequest;
import dev.connections.web.rest.RequestLimits.Share;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a connector's token for an API key, or for an access token of the provider, by OAuth 2.0
 * Token Exchange (RFC 8693), so that any OAuth client library gets one. Who calls was found out
 * before, by {@link ProgramAuthentication}.
 */
@WebServlet(TokenEndpoint.PATH)
public class TokenEndpoint extends HttpServlet {
  static final String PATH = "/oauth2/token";
  private static final long serialVersionUID = 1;

  @EJB private transient AccessTokens tokens;
  @Inject private transient RequestLimits limits;
  @Inject private transient Clock clock;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    TokenExchange exchange = TokenExchange.of(request);
    Optional<OAuthRefusal> refusal = exchange.refusal().or(() -> stranger(request, exchange));
    if (refusal.isPresent()) {
      if (refusal.get().status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
        response.setHeader("Retry-After", String.valueOf(ProgramAuthentication.RETRY_SECONDS));
      }
      refuse(response, refusal.get());
      return;
    }
    Share share = limits.count(request.getUserPrincipal());
    share.headers().forEach(response::setHeader);
    if (share.isOver()) {
      response.setHeader("Retry-After", String.valueOf(share.seconds()));
      refuse(
          response,
          new OAuthRefusal(
              429, "temporarily_unavailable", share.problem().detail(), Optional.empty()));
      return;
    }
    try {
      TokenRequest wanted =
          TokenRequest.of(exchange.connectorId(), exchange.capability()).at(exchange.api());
      AccessToken token = tokens.request(wanted);
      write(response, given(token, secondsUntil(token.expiresAt())));
    } catch (EJBAccessException | AccessLocalException notForConnectors) {
      refuse(
          response,
          new OAuthRefusal(
              400,
              "unauthorized_client",
              "This key or client may not get tokens.",
              Optional.empty()));
    } catch (RetryLaterException later) {
      long seconds = RetryAfter.seconds(clock.instant(), later.retryAt());
      response.setHeader("Retry-After", String.valueOf(seconds));
      refuse(response, OAuthRefusal.of(later));
    } catch (ConnectionsException refused) {
      refuse(response, OAuthRefusal.of(refused));
    }
  }

  private static Optional<OAuthRefusal> stranger(
      HttpServletRequest request, TokenExchange exchange) {
    if (exchange.clientIsAnother()) {
      return Optional.of(
          new OAuthRefusal(
              401,
              "invalid_client",
              "The client has to authenticate itself with the same API key, or not at all.",
              Optional.empty()));
    }
    return ProgramAuthentication.refusal(request).map(TokenEndpoint::refused);
  }

  /** RFC 8693, section 2.2.2: a subject token that is not taken makes the request invalid. */
  private static OAuthRefusal refused(Problem problem) {
    return problem.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE
        ? new OAuthRefusal(503, "temporarily_unavailable", problem.detail(), Optional.empty())
        : new OAuthRefusal(
            400, "invalid_request", "The subject_token: " + problem.detail(), Optional.empty());
  }

  /** RFC 8693, section 2.2.1, and the token as proofs and reports take it. */
  static Map<String, Object> given(AccessToken token, long seconds) {
    return Map.of(
        "access_token",
        token.value(),
        "issued_token_type",
        TokenExchange.ACCESS_TOKEN,
        "token_type",
        token.type().scheme(),
        "expires_in",
        seconds,
        "scope",
        token.capability(),
        "address",
        token.address().toString(),
        "token",
        TokenJson.of(token).members());
  }

  /** Rounded down: nobody takes a token for longer than it lasts. */
  private long secondsUntil(Instant time) {
    return Math.max(0, Duration.between(clock.instant(), time).toSeconds());
  }

  private static void refuse(HttpServletResponse response, OAuthRefusal refusal)
      throws IOException {
    response.setStatus(refusal.status());
    if (refusal.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"Connections\"");
    }
    write(response, refusal.members());
  }

  private static void write(HttpServletResponse response, Map<String, Object> members)
      throws IOException {
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    // RFC 6749, section 5.1.
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().write(Json.createObjectBuilder(members).build().toString());
  }
}
