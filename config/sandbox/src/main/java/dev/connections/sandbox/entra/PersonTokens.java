package dev.connections.sandbox.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.util.Base64URL;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.AuthorizationCode;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.PersonGrant;
import dev.connections.sandbox.server.RefreshToken;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.SignInRefusal;
import dev.connections.sandbox.server.SignIns;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Tokens for what a person granted: the grants {@code authorization_code} and refresh. Each refresh
 * brings one more refresh token; those before stay good, as long as they were not left unused for
 * 90 days.
 */
final class PersonTokens {
  static final String CODE = "authorization_code";
  static final String REFRESH = "refresh_token";

  private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
  private static final Duration INACTIVITY = Duration.ofDays(90);

  private final TokenRequest request;
  private final Tenant tenant;
  private final SignIns signIns;
  private final LoginErrors errors;

  PersonTokens(TokenRequest request) {
    this.request = request;
    tenant = request.tenant();
    signIns = tenant.signIns();
    errors = request.errors();
  }

  Answer redeem() throws RefusedException {
    String value = request.required("code");
    AppRegistration app = authenticated();
    PersonGrant grant;
    AuthorizationCode code;
    synchronized (signIns) {
      code = signIns.code(value).orElseThrow(() -> errors.refused(LoginError.MALFORMED_GRANT));
      check(code, app);
      boolean refreshable = code.scopes().contains("offline_access") && !withheld();
      grant = signIns.redeem(code, refreshable ? SignIns.secret() : null);
    }
    String refreshToken = grant.newest().map(RefreshToken::value).orElse(null);
    return answer(app, grant, grant.scopes(), refreshToken, code.nonce(), CODE);
  }

  private AppRegistration authenticated() throws RefusedException {
    AppRegistration app = request.app(request.required("client_id"));
    request.authenticate(app);
    return app;
  }

  private void check(AuthorizationCode code, AppRegistration app) throws RefusedException {
    if (!code.clientId().equals(app.appId())) {
      throw errors.refused(LoginError.GRANT_OF_ANOTHER_APP);
    }
    // Whether what the first redemption gave is revoked then: unconfirmed, here it stays.
    if (signIns.redeemedFor(code).isPresent()) {
      throw errors.refused(LoginError.CODE_USED);
    }
    if (!code.holdsAt(tenant.clock().instant(), CODE_LIFETIME)) {
      throw errors.refused(LoginError.GRANT_EXPIRED);
    }
    String redirectUri = request.field("redirect_uri");
    if (!code.redirectUri().equals(redirectUri)) {
      throw errors.refused(LoginError.CODE_REPLY_ADDRESS, redirectUri, code.redirectUri());
    }
    String verifier = request.field("code_verifier");
    if (!code.isVerifiedBy(verifier.isEmpty() ? null : verifier)) {
      throw errors.refused(LoginError.VERIFIER);
    }
  }

  Answer refresh() throws RefusedException {
    String value = request.required(REFRESH);
    AppRegistration app = authenticated();
    signIns.counters().countRefreshRequest(app.appId());
    PersonGrant grant;
    Set<String> scopes;
    String next = SignIns.secret();
    synchronized (signIns) {
      grant = signIns.holding(value).orElseThrow(() -> errors.refused(LoginError.MALFORMED_GRANT));
      check(grant, grant.token(value).orElseThrow(), app);
      scopes = scopes(app, grant);
      if (withheld()) {
        signIns.refreshed(grant);
        next = null;
      } else {
        signIns.added(grant, next);
      }
    }
    return signIns.switches().perhapsLost(answer(app, grant, scopes, next, null, REFRESH));
  }

  private void check(PersonGrant grant, RefreshToken token, AppRegistration app)
      throws RefusedException {
    if (!grant.clientId().equals(app.appId())) {
      throw errors.refused(LoginError.GRANT_OF_ANOTHER_APP);
    }
    if (grant.revoked().isPresent()) {
      throw errors.refused(LoginError.REVOKED, grant.signedIn(), grant.revoked().get());
    }
    Instant now = tenant.clock().instant();
    if (!now.isBefore(token.issued().plus(INACTIVITY))) {
      throw errors.refused(LoginError.IDLE, token.issued());
    }
    Account account = account(grant);
    if (!account.enabled()) {
      throw errors.refused(LoginError.DISABLED_ACCOUNT);
    }
    SignInRefusal refusal = signIns.switches().refusal().orElse(null);
    if (refusal == SignInRefusal.CONDITIONAL_ACCESS) {
      throw errors.refused(LoginError.PERSON_BLOCKED);
    }
    if (signIns.switches().factorRequired() && !grant.factor()) {
      // Some answers of Microsoft have invalid_grant in the place of interaction_required.
      throw errors.refused(LoginError.FACTOR, Resource.GRAPH.appId());
    }
  }

  private Account account(PersonGrant grant) throws RefusedException {
    return signIns
        .withId(grant.accountId())
        .orElseThrow(() -> errors.refused(LoginError.MALFORMED_GRANT));
  }

  /** A refresh may ask for anything that is consented to, and gets the same as before without. */
  private Set<String> scopes(AppRegistration app, PersonGrant grant) throws RefusedException {
    Set<String> consented = signIns.consents(app.appId(), account(grant));
    Set<String> wanted =
        request.field("scope").isBlank()
            ? grant.scopes()
            : new PersonScopes(tenant, app, errors).read(request.field("scope"));
    Set<String> all = new TreeSet<>(wanted);
    if (!consented.containsAll(all)) {
      throw errors.refused(LoginError.NO_CONSENT, app.appId(), app.name());
    }
    return all;
  }

  private boolean withheld() {
    return signIns.switches().withoutRefreshToken();
  }

  private Answer answer(
      AppRegistration app,
      PersonGrant grant,
      Set<String> scopes,
      String refreshToken,
      String nonce,
      String grantType)
      throws RefusedException {
    Account account = account(grant);
    String tokenId = UUID.randomUUID().toString();
    Instant end = tenant.clock().instant().plusSeconds(GraphToken.SECONDS);
    signIns.issued(grant, tokenId, end);
    signIns.counters().countToken(grantType);
    ObjectNode body =
        Json.object()
            .put("token_type", "Bearer")
            .put("scope", new PersonScopes(tenant, app, errors).told(scopes))
            .put("expires_in", GraphToken.SECONDS)
            .put("ext_expires_in", GraphToken.SECONDS)
            .put("access_token", PersonToken.access(tenant, app, account, scopes, tokenId));
    if (refreshToken != null) {
      body.put(REFRESH, refreshToken);
    }
    if (grant.scopes().contains("openid")) {
      body.put("id_token", PersonToken.id(tenant, app, account, grant.scopes(), nonce));
    }
    if ("1".equals(request.field("client_info"))) {
      var info = Json.object().put("uid", account.id()).put("utid", tenant.id());
      body.put("client_info", Base64URL.encode(Json.bytes(info)).toString());
    }
    return TokenRequest.answer(body).noting(grantType + " of " + account.login());
  }
}
