package dev.connections.account;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.connections.console.signin.OrganizationSignInException;
import dev.connections.console.signin.OrganizationSignInException.Reason;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.OutboundPolicy;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The configured OpenID Connect provider: its metadata and keys, and the way to it. */
@ApplicationScoped
class OpenIdProvider {
  /** Metadata, token, keys and user info: four calls at most, and a person waits for them. */
  private static final OutboundPolicy POLICY =
      OutboundPolicy.anyHost().within(Duration.ofSeconds(4));

  private static final Duration METADATA_LIFETIME = Duration.ofHours(1);
  private static final Duration KEYS_LIFETIME = Duration.ofMinutes(5);

  /** What is told of the time here and at the provider may differ by so much. */
  static final int CLOCK_SKEW_SECONDS = 60;

  @Inject private Settings settings;
  @Inject private OutboundHttp outbound;
  @Inject private Clock clock;

  private ProviderDocument metadataDocument;
  private volatile Known known;

  @PostConstruct
  void begin() {
    metadataDocument = new ProviderDocument(this::askForMetadata, clock);
  }

  boolean isConfigured() {
    return settings.given(Setting.OIDC_ISSUER).isPresent()
        && settings.given(Setting.OIDC_CLIENT_ID).isPresent();
  }

  OIDCProviderMetadata metadata() throws OrganizationSignInException {
    return known().metadata();
  }

  IDTokenValidator validator() throws OrganizationSignInException {
    return known().validator();
  }

  /** The keys that the provider signs with; asks it for them unless they are known. */
  List<JWK> keys(JWKSelector selector) throws KeySourceException {
    try {
      return known().keys().get(selector, null);
    } catch (OrganizationSignInException unusable) {
      throw new KeySourceException(unusable.getMessage(), unusable);
    }
  }

  HTTPResponse send(HTTPRequest request) throws OrganizationSignInException {
    try {
      return request.send(outbound.sender(POLICY));
    } catch (IOException noAnswer) {
      throw new OrganizationSignInException(Reason.UNREACHABLE, noAnswer.getMessage());
    }
  }

  private Known known() throws OrganizationSignInException {
    Known current = known;
    if (current == null || current.fetchedAt().plus(METADATA_LIFETIME).isBefore(clock.instant())) {
      current = fetch(new Issuer(settings.text(Setting.OIDC_ISSUER)));
      known = current;
    }
    return current;
  }

  private Known fetch(Issuer issuer) throws OrganizationSignInException {
    try {
      OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(metadataDocument.text());
      // OpenID Connect Discovery 1.0, section 4.3: or else another provider could speak for it.
      if (!issuer.equals(metadata.getIssuer())) {
        throw new OrganizationSignInException(
            Reason.ISSUER_DIFFERS, "the provider calls itself " + metadata.getIssuer());
      }
      JWKSource<SecurityContext> keys = keys(metadata.getJWKSetURI().toURL());
      return new Known(metadata, keys, validator(metadata, keys), clock.instant());
    } catch (ParseException | IOException unusable) {
      throw new OrganizationSignInException(
          Reason.UNREACHABLE, "no usable metadata: " + unusable.getMessage());
    }
  }

  private String askForMetadata() throws IOException {
    try {
      return get(OIDCProviderMetadata.resolveURL(new Issuer(settings.text(Setting.OIDC_ISSUER))));
    } catch (GeneralException noAddress) {
      throw new IOException(noAddress.getMessage(), noAddress);
    }
  }

  /** Asks again for a key that it does not know: the provider may sign with a new one. */
  private JWKSource<SecurityContext> keys(URL address) {
    ProviderDocument document = new ProviderDocument(() -> get(address), clock);
    return JWKSourceBuilder.<SecurityContext>create(
            address, same -> new Resource(document.text(), null))
        .cache(KEYS_LIFETIME.toMillis(), 2 * POLICY.limit().toMillis())
        .refreshAheadCache(false)
        .rateLimited(false)
        .build();
  }

  private IDTokenValidator validator(
      OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {
    Set<JWSAlgorithm> algorithms = new HashSet<>(metadata.getIDTokenJWSAlgs());
    // Neither none nor the client secret as a key.
    algorithms.retainAll(JWSAlgorithm.Family.SIGNATURE);
    IDTokenValidator validator =
        new IDTokenValidator(
            metadata.getIssuer(),
            new ClientID(settings.text(Setting.OIDC_CLIENT_ID)),
            new JWSVerificationKeySelector<>(algorithms, keys),
            null);
    validator.setMaxClockSkew(CLOCK_SKEW_SECONDS);
    return validator;
  }

  private String get(URL address) throws IOException {
    HTTPResponse answer =
        new HTTPRequest(HTTPRequest.Method.GET, address).send(outbound.sender(POLICY));
    if (answer.getStatusCode() != HTTPResponse.SC_OK) {
      throw new IOException(address.getHost() + " answered " + answer.getStatusCode());
    }
    return answer.getBody();
  }

  private record Known(
      OIDCProviderMetadata metadata,
      JWKSource<SecurityContext> keys,
      IDTokenValidator validator,
      Instant fetchedAt) {}
}
