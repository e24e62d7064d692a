package dev.connections.sandbox.okta;

import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.AuthorizationCode;
import dev.connections.sandbox.server.PersonGrant;
import dev.connections.sandbox.server.RefreshToken;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.SignIns;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tokens for what a person granted: the grants {@code authorization_code} and refresh. */
final class PersonTokens {
  static final String CODE = "authorization_code";
  static final String REFRESH = "refresh_token";

  private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);

  /** From the sign-in on; rotation does not prolong it, and there is no limit for idle ones. */
  private static final Duration REFRESH_LIFETIME = Duration.ofDays(90);

  private final Organization organization;
  private final SignIns signIns;
  private final Request request;
  private final ServiceApp app;
  private final Map<String, String> form;

  PersonTokens(Organization organization, Request request, ServiceApp app) {
    this.organization = organization;
    this.request = request;
    this.app = app;
    signIns = organization.signIns();
    form = request.form();
  }

  /**
   * @param thumbprint of the DPoP key to bind the access token to, or null
   */
  Answer redeem(String thumbprint) throws RefusedException {
    String value = required("code");
    PersonGrant grant;
    AuthorizationCode code;
    synchronized (signIns) {
      code = signIns.code(value).orElseThrow(PersonTokens::badCode);
      check(code);
      boolean refreshable = code.scopes().contains("offline_access") && !withheld();
      grant = signIns.redeem(code, refreshable ? SignIns.secret() : null);
    }
    String refreshToken = grant.newest().map(RefreshToken::value).orElse(null);
    return answer(grant, grant.scopes(), refreshToken, code.nonce(), thumbprint, CODE);
  }

  private void check(AuthorizationCode code) throws RefusedException {
    if (!code.clientId().equals(app.clientId())) {
      throw badCode();
    }
    PersonGrant before = signIns.redeemedFor(code).orElse(null);
    if (before != null) {
      // RFC 6749, 4.1.2: a code that is used twice may be stolen. (That Okta revokes: unconfirmed.)
      signIns.revoke(before, true);
      throw badCode();
    }
    if (!code.holdsAt(organization.clock().instant(), CODE_LIFETIME)) {
      throw badCode();
    }
    if (!code.redirectUri().equals(form.get("redirect_uri"))) {
      throw OktaErrors.oauth(
          "invalid_grant",
          "The 'redirect_uri' parameter does not match the redirection URI used in the"
              + " authorization request.");
    }
    if (!code.isVerifiedBy(form.get("code_verifier"))) {
      throw OktaErrors.oauth("invalid_grant", "PKCE verification failed.");
    }
  }

  private static RefusedException badCode() {
    return OktaErrors.oauth("invalid_grant", "The authorization code is invalid or has expired.");
  }

  Answer refresh(String thumbprint) throws RefusedException {
    signIns.counters().countRefreshRequest(app.clientId());
    String value = required(REFRESH);
    PersonGrant grant;
    Set<String> scopes;
    String next;
    synchronized (signIns) {
      grant = signIns.holding(value).orElseThrow(PersonTokens::badRefreshToken);
      RefreshToken used = grant.token(value).orElseThrow();
      check(grant);
      scopes = narrowed(grant);
      next = successor(grant, used);
    }
    Answer answer = answer(grant, scopes, next, null, thumbprint, REFRESH);
    return signIns.switches().perhapsLost(answer);
  }

  /** Neither a second factor nor a policy is asked for on refresh (unconfirmed). */
  private void check(PersonGrant grant) throws RefusedException {
    Instant end = grant.signedIn().plus(REFRESH_LIFETIME);
    boolean enabled = signIns.withId(grant.accountId()).map(Account::enabled).orElse(false);
    if (!grant.clientId().equals(app.clientId())
        || grant.revoked().isPresent()
        || !enabled
        || !organization.clock().instant().isBefore(end)) {
      throw badRefreshToken();
    }
  }

  /**
   * A persistent token stays what it is. A rotating one is replaced; within the leeway the one
   * before is answered with the token that took its place (unconfirmed: it may be one more), and
   * any later use ends the whole family.
   */
  private String successor(PersonGrant grant, RefreshToken used) throws RefusedException {
    if (used.isSpent()) {
      Instant lenient = used.spent().plus(app.leeway());
      if (!grant.isLastSpent(used) || organization.clock().instant().isAfter(lenient)) {
        signIns.revoke(grant, true);
        throw badRefreshToken();
      }
      signIns.refreshed(grant);
      return grant.newest().orElseThrow().value();
    }
    if (!app.rotatesRefreshTokens() || withheld()) {
      signIns.refreshed(grant);
      return used.value();
    }
    String next = SignIns.secret();
    signIns.rotated(grant, used, next);
    return next;
  }

  private boolean withheld() {
    return signIns.switches().withoutRefreshToken();
  }

  private Set<String> narrowed(PersonGrant grant) throws RefusedException {
    Set<String> granted = grant.scopes();
    Set<String> wanted = new TreeSet<>(Arrays.asList(form.getOrDefault("scope", "").split("\\s+")));
    wanted.remove("");
    if (wanted.isEmpty()) {
      return granted;
    }
    if (!granted.containsAll(wanted)) {
      throw OktaErrors.oauth(
          "invalid_scope", "The requested scopes are more than what was granted originally.");
    }
    return wanted;
  }

  private static RefusedException badRefreshToken() {
    return OktaErrors.oauth("invalid_grant", "The refresh token is invalid or expired.");
  }

  private String required(String name) throws RefusedException {
    String value = form.getOrDefault(name, "");
    if (value.isBlank()) {
      throw OktaErrors.oauth("invalid_request", "The token request must specify a '" + name + "'.");
    }
    return value;
  }

  private Answer answer(
      PersonGrant grant,
      Set<String> scopes,
      String refreshToken,
      String nonce,
      String thumbprint,
      String grantType)
      throws RefusedException {
    Account account = signIns.withId(grant.accountId()).orElseThrow(PersonTokens::badRefreshToken);
    String issuer = request.origin().toString();
    var token = new AccessToken(app.clientId(), scopes, thumbprint, account.id());
    String tokenId = Ids.random("AT.");
    String signed = token.signed(organization, issuer, tokenId, account.login());
    signIns.issued(grant, tokenId, token.end(organization));
    signIns.counters().countToken(grantType);
    var body = TokenEndpoint.body(organization, token, signed);
    if (refreshToken != null && !withheld()) {
      body.put(REFRESH, refreshToken);
    }
    if (scopes.contains("openid")) {
      body.put("id_token", IdToken.signed(organization, issuer, grant, account, nonce));
    }
    return TokenEndpoint.answer(body)
        .noting(grantType + " of " + account.login() + ": " + String.join(" ", scopes));
  }
}
