package dev.connections.account;

import com.nimbusds.jose.JWSAlgorithm;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** The configured OpenID Connect provider: its metadata and keys, and the way to it. */
@ApplicationScoped
class OpenIdProvider {
  /** Metadata, token, keys and user info: four calls at most, and a person waits for them. */
  private static final OutboundPolicy POLICY =
      OutboundPolicy.anyHost().within(Duration.ofSeconds(4));

  private static final Duration METADATA_LIFETIME = Duration.ofHours(1);
  private static final int CLOCK_SKEW_SECONDS = 60;

  @Inject private Settings settings;
  @Inject private OutboundHttp outbound;
  @Inject private Clock clock;

  private volatile Known known;

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
      URL address = OIDCProviderMetadata.resolveURL(issuer);
      HTTPResponse answer = send(new HTTPRequest(HTTPRequest.Method.GET, address));
      answer.ensureStatusCode(HTTPResponse.SC_OK);
      OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(answer.getBodyAsJSONObject());
      // OpenID Connect Discovery 1.0, section 4.3: or else another provider could speak for it.
      if (!issuer.equals(metadata.getIssuer())) {
        throw new OrganizationSignInException(
            Reason.ISSUER_DIFFERS, "the provider calls itself " + metadata.getIssuer());
      }
      return new Known(metadata, validator(metadata), clock.instant());
    } catch (GeneralException | MalformedURLException unusable) {
      throw new OrganizationSignInException(
          Reason.UNREACHABLE, "no usable metadata: " + unusable.getMessage());
    }
  }

  private IDTokenValidator validator(OIDCProviderMetadata metadata)
      throws ParseException, MalformedURLException {
    Set<JWSAlgorithm> algorithms = new HashSet<>(metadata.getIDTokenJWSAlgs());
    // Neither none nor the client secret as a key.
    algorithms.retainAll(JWSAlgorithm.Family.SIGNATURE);
    var keys =
        JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), this::retrieve)
            .build();
    IDTokenValidator validator =
        new IDTokenValidator(
            metadata.getIssuer(),
            new ClientID(settings.text(Setting.OIDC_CLIENT_ID)),
            new JWSVerificationKeySelector<>(algorithms, keys),
            null);
    validator.setMaxClockSkew(CLOCK_SKEW_SECONDS);
    return validator;
  }

  private Resource retrieve(URL address) throws IOException {
    HTTPResponse answer =
        new HTTPRequest(HTTPRequest.Method.GET, address).send(outbound.sender(POLICY));
    if (answer.getStatusCode() != HTTPResponse.SC_OK) {
      throw new IOException("key set answered " + answer.getStatusCode());
    }
    return new Resource(answer.getBody(), null);
  }

  private record Known(
      OIDCProviderMetadata metadata, IDTokenValidator validator, Instant fetchedAt) {}
}
