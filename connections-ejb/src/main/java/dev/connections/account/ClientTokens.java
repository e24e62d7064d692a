package dev.connections.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.connections.api.RetryLaterException;
import dev.connections.console.ProgramCaller;
import dev.connections.console.Role;
import dev.connections.console.apikeys.KeyOperation;
import dev.connections.console.signin.ProgramRefusedException;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Checks the access tokens that the organization's provider issues to programs (RFC 9068, section
 * 4), and finds out whose they are.
 *
 * <p>The same keys sign the ID tokens and the sessions of people. An ID token is for the client at
 * which the person signed in, never for the audience of this interface, which has to be another.
 * What carries a nonce, a hash of another token, or the time or the session of a person's sign-in
 * is refused besides: a person's deed would be written down as a program's.
 */
@ApplicationScoped
class ClientTokens {
  private static final Logger LOG = Logger.getLogger(ClientTokens.class.getName());

  /** Signatures alone: neither none nor a shared secret, for which a public key could be taken. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  /** Many providers write JWT yet, as they did before RFC 9068. */
  private static final Set<JOSEObjectType> TYPES =
      Set.of(
          new JOSEObjectType("at+jwt"),
          new JOSEObjectType("application/at+jwt"),
          JOSEObjectType.JWT);

  private static final List<String> NEEDED = List.of("iss", "aud", "sub", "exp", "iat");
  private static final List<String> OF_A_PERSON =
      List.of("nonce", "at_hash", "c_hash", "s_hash", "auth_time", "sid");

  private static final Duration SKEW = Duration.ofSeconds(OpenIdProvider.CLOCK_SKEW_SECONDS);

  /** What the columns that tell who did something hold; characters as of RFC 6749, appendix A.1. */
  private static final String CLIENT_ID = "[!-~]([ -~]{0,198}[!-~])?";

  @Inject private OpenIdProvider provider;
  @Inject private Settings settings;
  @Inject private Clock clock;

  private DefaultJWTProcessor<SecurityContext> signatures;

  ClientTokens() {}

  /** For tests without a provider. */
  ClientTokens(JWKSource<SecurityContext> keys, Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    begin(keys);
  }

  @PostConstruct
  void begin() {
    begin((selector, context) -> provider.keys(selector));
  }

  private void begin(JWKSource<SecurityContext> keys) {
    signatures = new DefaultJWTProcessor<>();
    signatures.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPES));
    signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    // Below instead, by the clock of the application and with a sentence for each.
    signatures.setJWTClaimsSetVerifier((claims, context) -> {});
  }

  /** Whom the token was issued to. */
  ProgramCaller caller(String text) throws ProgramRefusedException, RetryLaterException {
    String audience = audience();
    SignedJWT token = signed(text);
    JWTClaimsSet claims = verified(token);
    checkIssued(claims, audience);
    checkTime(claims);
    refuseAPersons(claims);
    return caller(claims);
  }

  private String audience() throws ProgramRefusedException {
    if (settings.given(Setting.OIDC_ISSUER).isEmpty()) {
      throw new ProgramRefusedException(
          "This is no API key, and access tokens are taken once an OpenID provider is configured in"
              + " "
              + Setting.OIDC_ISSUER.key()
              + ".");
    }
    return settings
        .given(Setting.REST_OIDC_AUDIENCE)
        .orElseThrow(
            () ->
                new ProgramRefusedException(
                    "Access tokens of the OpenID provider are taken once "
                        + Setting.REST_OIDC_AUDIENCE.key()
                        + " says for which audience it issues them."));
  }

  /** Before anybody is asked for a key. */
  private static SignedJWT signed(String text) throws ProgramRefusedException {
    SignedJWT token;
    try {
      token =
          JWTParser.parse(text) instanceof SignedJWT signed && signed.getJWTClaimsSet() != null
              ? signed
              : null;
    } catch (ParseException malformed) {
      throw new ProgramRefusedException("This is neither an API key nor a JWT that can be read.");
    }
    if (token == null || !ALGORITHMS.contains(token.getHeader().getAlgorithm())) {
      throw new ProgramRefusedException(
          "The access token has to be signed with a key of the provider: RS, PS or ES with 256, 384"
              + " or 512 bits.");
    }
    JOSEObjectType type = token.getHeader().getType();
    if (type == null || !TYPES.contains(type)) {
      throw new ProgramRefusedException(
          "The header typ of the access token has to be at+jwt, or JWT.");
    }
    return token;
  }

  private JWTClaimsSet verified(SignedJWT token)
      throws ProgramRefusedException, RetryLaterException {
    try {
      return signatures.process(token, null);
    } catch (KeySourceException noKeys) {
      LOG.log(
          Level.WARNING,
          "The keys of the OpenID provider cannot be read: {0}",
          noKeys.getMessage());
      throw new RetryLaterException(
          "The keys of the OpenID provider cannot be read just now.",
          clock.instant().plus(ProviderDocument.PAUSE));
    } catch (BadJWSException forged) {
      throw new ProgramRefusedException("The signature of the access token is wrong.");
    } catch (BadJOSEException | JOSEException noKey) {
      throw new ProgramRefusedException(
          "The access token is signed with a key that the OpenID provider does not list.");
    }
  }

  private void checkIssued(JWTClaimsSet claims, String audience) throws ProgramRefusedException {
    for (String claim : NEEDED) {
      if (claims.getClaim(claim) == null) {
        throw new ProgramRefusedException("The access token lacks the claim " + claim + ".");
      }
    }
    // Exactly: of another issuer the same subject is another client.
    if (!settings.text(Setting.OIDC_ISSUER).equals(claims.getIssuer())) {
      throw new ProgramRefusedException(
          "The access token is of another issuer than the one in "
              + Setting.OIDC_ISSUER.key()
              + ".");
    }
    if (!claims.getAudience().contains(audience)) {
      throw new ProgramRefusedException(
          "The access token is for another audience than " + audience + ".");
    }
  }

  private void checkTime(JWTClaimsSet claims) throws ProgramRefusedException {
    Instant now = clock.instant();
    Date end = claims.getExpirationTime();
    Date start = claims.getNotBeforeTime();
    if (end == null || !end.toInstant().plus(SKEW).isAfter(now)) {
      throw new ProgramRefusedException("The access token has ended. Get another one.");
    }
    if (start != null && start.toInstant().minus(SKEW).isAfter(now)) {
      throw new ProgramRefusedException(
          "The access token does not count yet. The clock here, or that of the provider, is"
              + " wrong.");
    }
  }

  private static void refuseAPersons(JWTClaimsSet claims) throws ProgramRefusedException {
    boolean ofAPerson =
        OF_A_PERSON.stream().anyMatch(claims.getClaims()::containsKey)
            || "ID".equals(claims.getClaim("typ"))
            // Entra's claims of what a person delegated, and Auth0's of the grant.
            || claims.getClaim("scp") instanceof String
            || isOther(claims, "idtyp", "app")
            || isOther(claims, "gty", "client-credentials");
    if (ofAPerson) {
      throw new ProgramRefusedException(
          "This token tells that a person signed in. Send an access token that the program got by"
              + " the client credentials grant.");
    }
  }

  private static boolean isOther(JWTClaimsSet claims, String claim, String programs) {
    return claims.getClaim(claim) != null && !programs.equals(claims.getClaim(claim));
  }

  private ProgramCaller caller(JWTClaimsSet claims) throws ProgramRefusedException {
    String client =
        Stream.of("client_id", "azp", "sub")
            .map(claims::getClaim)
            .filter(Objects::nonNull)
            .findFirst()
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(id -> id.matches(CLIENT_ID))
            .orElseThrow(
                () ->
                    new ProgramRefusedException(
                        "The access token names no client of 1 to 200 visible characters."));
    return new ProgramCaller("client:" + client, client, roles(claims), true, Set.of());
  }

  private Set<String> roles(JWTClaimsSet claims) throws ProgramRefusedException {
    String claim = settings.text(Setting.OIDC_GROUPS_CLAIM);
    ToldGroups told = ToldGroups.in(claims.getClaims(), claim);
    if (told.missing().isPresent()) {
      throw new ProgramRefusedException("The access token gives no role: " + told.detail() + ".");
    }
    Set<String> roles = new HashSet<>();
    told.roles(settings).stream().map(Role::group).forEach(roles::add);
    Optional.of(KeyOperation.CONNECT.group())
        .filter(any -> told.holdOneOf(settings.list(Setting.REST_OIDC_CONNECTOR_GROUPS)))
        .ifPresent(roles::add);
    if (roles.isEmpty()) {
      throw new ProgramRefusedException(
          "No group in the claim "
              + claim
              + " of the access token stands for a role. Those that do are in"
              + " connections.sign-in.oidc.administrator-groups, .operator-groups and"
              + " .auditor-groups, and in "
              + Setting.REST_OIDC_CONNECTOR_GROUPS.key()
              + ".");
    }
    return roles;
  }
}
