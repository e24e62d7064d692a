package dev.connections.sandbox.okta;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.Jwts;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.SignIns;
import java.util.List;

/** What an application and the holder of a token can ask and do about tokens. */
final class TokenFacts {
  static final String REVOKE = "/oauth2/v1/revoke";
  static final String INTROSPECT = "/oauth2/v1/introspect";
  static final String USER_INFO = "/oauth2/v1/userinfo";

  private final Organization organization;
  private final SignIns signIns;
  private final Request request;

  TokenFacts(Organization organization, Request request) {
    this.organization = organization;
    this.request = request;
    signIns = organization.signIns();
  }

  /**
   * RFC 7009. Unknown tokens are good too. A refresh token takes the access tokens of its grant
   * with it; an access token goes alone.
   */
  Answer revoke() throws RefusedException {
    ServiceApp app = client();
    String token = request.form().getOrDefault("token", "");
    synchronized (signIns) {
      signIns
          .holding(token)
          .filter(grant -> grant.clientId().equals(app.clientId()))
          .ifPresent(grant -> signIns.revoke(grant, true));
    }
    if (AccessToken.read(organization, token).isPresent()) {
      signIns.endAccessToken(app.clientId(), Jwts.claim(token, "jti"));
    }
    return Answer.empty(200).by(app.clientId()).noting("revoked");
  }

  /** RFC 7662, for the application's own tokens. */
  Answer introspect() throws RefusedException {
    ServiceApp app = client();
    String text = request.form().getOrDefault("token", "");
    AccessToken token =
        AccessToken.read(organization, text)
            .filter(known -> known.clientId().equals(app.clientId()))
            .orElse(null);
    var body = Json.object();
    if (token != null) {
      JWTClaimsSet claims = Jwts.parse(text).orElseThrow().claims();
      body.put("active", true)
          .put("token_type", "Bearer")
          .put("scope", String.join(" ", token.scopes()))
          .put("client_id", token.clientId())
          .put("username", claims.getSubject())
          .put("exp", claims.getExpirationTime().toInstant().getEpochSecond())
          .put("iat", claims.getIssueTime().toInstant().getEpochSecond())
          .put("sub", claims.getSubject())
          .put("aud", claims.getIssuer())
          .put("iss", claims.getIssuer())
          .put("jti", claims.getJWTID())
          .put("uid", token.accountId());
    } else {
      body.put("active", isLiveRefreshToken(app, text));
    }
    return Answer.json(200, body).by(app.clientId());
  }

  private boolean isLiveRefreshToken(ServiceApp app, String text) {
    return signIns
        .holding(text)
        .filter(grant -> grant.clientId().equals(app.clientId()) && grant.revoked().isEmpty())
        .flatMap(grant -> grant.token(text))
        .map(token -> !token.isSpent())
        .orElse(false);
  }

  private ServiceApp client() throws RefusedException {
    if (!"POST".equals(request.method())) {
      throw OktaErrors.method();
    }
    return new ClientAuthentication(organization, request).any();
  }

  Answer userInfo() throws RefusedException {
    AccessToken token =
        AccessToken.read(organization, Jwts.authorization(request, "Bearer")).orElse(null);
    Account account =
        token == null || token.accountId() == null
            ? null
            : signIns.withId(token.accountId()).orElse(null);
    if (account == null) {
      throw challenge(401, "invalid_token", "The access token is invalid.");
    }
    if (!token.scopes().contains("openid")) {
      throw challenge(
          403,
          "insufficient_scope",
          "The access token must provide access to at least one of these scopes - openid");
    }
    var body = Json.object().put("sub", account.id());
    if (token.scopes().contains("profile")) {
      body.put("name", account.name()).put("preferred_username", account.login());
    }
    if (token.scopes().contains("email")) {
      body.put("email", account.login()).put("email_verified", true);
    }
    return Answer.json(200, body).by(token.clientId());
  }

  private RefusedException challenge(int status, String error, String description) {
    List<String> parts =
        List.of(
            "authorization_uri=\"" + request.origin() + "/oauth2/v1/authorize\"",
            "realm=\"" + request.origin() + "\"",
            "scope=\"openid\"",
            "error=\"" + error + "\"",
            "error_description=\"" + description + "\"",
            "resource=\"" + USER_INFO + "\"");
    return new RefusedException(
        Answer.empty(status)
            .with("WWW-Authenticate", "Bearer " + String.join(", ", parts))
            .noting(error + ": " + description));
  }
}
