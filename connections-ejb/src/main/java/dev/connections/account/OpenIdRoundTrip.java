package dev.connections.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.connections.console.signin.OrganizationSignInException;
import dev.connections.console.signin.OrganizationSignInException.Reason;
import dev.connections.console.signin.RoundTrip;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.secret.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The messages of one sign-in: authorization code with PKCE (RFC 7636), state and nonce. */
@ApplicationScoped
class OpenIdRoundTrip {
  @Inject private OpenIdProvider provider;
  @Inject private Settings settings;
  @Inject private SecretBox box;
  @Inject private Clock clock;

  RoundTrip start(String redirectUri) throws OrganizationSignInException {
    State state = new State();
    Nonce nonce = new Nonce();
    CodeVerifier verifier = new CodeVerifier();
    URI location =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                Scope.parse(settings.text(Setting.OIDC_SCOPES)),
                client(),
                URI.create(redirectUri))
            .endpointURI(provider.metadata().getAuthorizationEndpointURI())
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .build()
            .toURI();
    PendingRoundTrip pending =
        PendingRoundTrip.begun(
            redirectUri, state.getValue(), nonce.getValue(), verifier.getValue(), clock.instant());
    return new RoundTrip(location.toString(), state.getValue(), pending.seal(box));
  }

  /** Of this browser, by what {@link #start} sealed. */
  PendingRoundTrip pending(String sealed) throws OrganizationSignInException {
    return PendingRoundTrip.open(box, sealed, clock.instant())
        .orElseThrow(
            () -> new OrganizationSignInException(Reason.NOT_STARTED_HERE, "not sealed here"));
  }

  /** What the provider says of the person; the claims of the ID token are checked. */
  OpenIdPerson finish(PendingRoundTrip trip, String query) throws OrganizationSignInException {
    AuthorizationCode code = code(trip, query);
    OIDCTokenResponse tokens = tokens(trip, code);
    IDTokenClaimsSet claims = checked(tokens.getOIDCTokens().getIDToken(), trip);
    String groupsClaim = settings.text(Setting.OIDC_GROUPS_CLAIM);
    ToldGroups groups = ToldGroups.in(claims, groupsClaim);
    if (groups.missing().filter(Reason.GROUPS_NOT_TOLD::equals).isPresent()) {
      Optional<UserInfo> more = userInfo(tokens.getOIDCTokens().getBearerAccessToken(), claims);
      groups = more.map(info -> ToldGroups.in(info, groupsClaim)).orElse(groups);
    }
    return new OpenIdPerson(
        claims.getIssuer().getValue(), claims.getSubject().getValue(), name(claims), groups);
  }

  private AuthorizationCode code(PendingRoundTrip trip, String query)
      throws OrganizationSignInException {
    try {
      AuthenticationResponse answer =
          AuthenticationResponseParser.parse(URI.create(trip.redirectUri() + "?" + query));
      if (answer.getState() == null || !trip.state().equals(answer.getState().getValue())) {
        throw new OrganizationSignInException(Reason.NOT_STARTED_HERE, "state differs");
      }
      checkIssuer(answer);
      if (!answer.indicatesSuccess()) {
        throw refused(Reason.DENIED, answer.toErrorResponse().getErrorObject());
      }
      return answer.toSuccessResponse().getAuthorizationCode();
    } catch (ParseException | IllegalArgumentException notAnAnswer) {
      throw new OrganizationSignInException(Reason.NOT_STARTED_HERE, "not an OpenID answer");
    }
  }

  /** Against mix-up of providers (RFC 9207, section 2.4). */
  private void checkIssuer(AuthenticationResponse answer) throws OrganizationSignInException {
    OIDCProviderMetadata metadata = provider.metadata();
    boolean missing = answer.getIssuer() == null;
    if (missing
        ? metadata.supportsAuthorizationResponseIssuerParam()
        : !metadata.getIssuer().equals(answer.getIssuer())) {
      throw new OrganizationSignInException(
          Reason.ISSUER_DIFFERS, "the answer comes from " + answer.getIssuer());
    }
  }

  private OIDCTokenResponse tokens(PendingRoundTrip trip, AuthorizationCode code)
      throws OrganizationSignInException {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            code, URI.create(trip.redirectUri()), new CodeVerifier(trip.codeVerifier()));
    URI endpoint = provider.metadata().getTokenEndpointURI();
    TokenRequest request =
        settings
            .given(Setting.OIDC_CLIENT_SECRET)
            .map(secret -> new TokenRequest.Builder(endpoint, authentication(secret), grant))
            .orElseGet(() -> new TokenRequest.Builder(endpoint, client(), grant))
            .build();
    try {
      TokenResponse answer = OIDCTokenResponseParser.parse(provider.send(request.toHTTPRequest()));
      if (!answer.indicatesSuccess()) {
        ErrorObject error = answer.toErrorResponse().getErrorObject();
        boolean client =
            OAuth2Error.INVALID_CLIENT.equals(error)
                || OAuth2Error.UNAUTHORIZED_CLIENT.equals(error);
        throw refused(client ? Reason.CLIENT_REFUSED : Reason.DENIED, error);
      }
      return (OIDCTokenResponse) answer.toSuccessResponse();
    } catch (ParseException unreadable) {
      throw new OrganizationSignInException(Reason.UNREACHABLE, "no readable token answer");
    }
  }

  private ClientAuthentication authentication(String secret) {
    try {
      List<ClientAuthenticationMethod> methods = provider.metadata().getTokenEndpointAuthMethods();
      // OpenID Connect Discovery 1.0, section 3: without a list, basic is meant.
      boolean basic =
          methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
      return basic
          ? new ClientSecretBasic(client(), new Secret(secret))
          : new ClientSecretPost(client(), new Secret(secret));
    } catch (OrganizationSignInException knownByNow) {
      throw new IllegalStateException(knownByNow);
    }
  }

  private IDTokenClaimsSet checked(JWT idToken, PendingRoundTrip trip)
      throws OrganizationSignInException {
    try {
      return provider.validator().validate(idToken, new Nonce(trip.nonce()));
    } catch (BadJOSEException | JOSEException invalid) {
      throw new OrganizationSignInException(Reason.INVALID_TOKEN, invalid.getMessage());
    }
  }

  /** Some providers tell groups there alone. */
  private Optional<UserInfo> userInfo(BearerAccessToken token, IDTokenClaimsSet claims)
      throws OrganizationSignInException {
    URI endpoint = provider.metadata().getUserInfoEndpointURI();
    if (endpoint == null || token == null) {
      return Optional.empty();
    }
    try {
      UserInfoResponse answer =
          UserInfoResponse.parse(
              provider.send(new UserInfoRequest(endpoint, token).toHTTPRequest()));
      // OpenID Connect Core 1.0, section 5.3.2: of this person, or not to be used.
      return answer.indicatesSuccess()
          ? Optional.ofNullable(answer.toSuccessResponse().getUserInfo())
              .filter(info -> claims.getSubject().equals(info.getSubject()))
          : Optional.empty();
    } catch (ParseException unreadable) {
      throw new OrganizationSignInException(Reason.UNREACHABLE, "no readable user info");
    }
  }

  private static String name(ClaimsSet claims) {
    for (String claim : List.of("preferred_username", "email", "sub")) {
      String value = claims.getStringClaim(claim);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    throw new IllegalStateException("A checked ID token has a subject.");
  }

  private static OrganizationSignInException refused(Reason reason, ErrorObject error) {
    // The code alone: a description may hold anything.
    String code = error == null || error.getCode() == null ? "no error code" : error.getCode();
    return new OrganizationSignInException(reason, code);
  }

  private ClientID client() {
    return new ClientID(settings.text(Setting.OIDC_CLIENT_ID));
  }
}
