package dev.connections.provider.microsoft;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.connections.api.FindingCode;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Credential;
import dev.connections.provider.ProviderCalls;
import dev.connections.provider.ProviderRefusal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * App-only tokens of one application in its tenant (OAuth 2.0 client credentials), one for each
 * API: a request with the scopes of two is refused (AADSTS700022).
 */
final class MicrosoftTokens {
  static final String GRAPH = "00000003-0000-0000-c000-000000000000";

  private static final Set<FindingCode> ABOUT_TENANT =
      EnumSet.of(
          FindingCode.WRONG_CLOUD,
          FindingCode.ORGANIZATION_NOT_FOUND,
          FindingCode.NOT_AN_ORGANIZATION);

  private final ProviderCalls calls;
  private final MicrosoftCloud cloud;
  private final String tenantId;
  private final String clientId;
  private final Credential credential;
  private final JWSAlgorithm algorithm;
  private final Clock clock;
  private final Map<String, AppToken> tokens = new HashMap<>();

  MicrosoftTokens(
      ProviderCalls calls,
      MicrosoftCloud cloud,
      String tenantId,
      String clientId,
      Credential credential,
      JWSAlgorithm algorithm,
      Clock clock) {
    this.calls = calls;
    this.cloud = cloud;
    this.tenantId = tenantId;
    this.clientId = clientId;
    this.credential = credential;
    this.algorithm = algorithm;
    this.clock = clock;
  }

  AppToken graph() throws ProviderRefusal {
    return of(GRAPH);
  }

  /**
   * @param resource application id of an API
   */
  AppToken of(String resource) throws ProviderRefusal {
    AppToken known = tokens.get(resource);
    if (known == null) {
      known = request(resource);
      tokens.put(resource, known);
    }
    return known;
  }

  private AppToken request(String resource) throws ProviderRefusal {
    URI endpoint = cloud.tokenEndpoint(tenantId);
    TokenRequest.Builder token =
        new TokenRequest.Builder(endpoint, authentication(endpoint), new ClientCredentialsGrant())
            .scope(new Scope(cloud.scope(resource)));
    if (credential instanceof CertificateKey) {
      // RFC 7521 leaves it to the assertion; Microsoft wants it all the same (AADSTS900144).
      token.customParameter("client_id", clientId);
    }
    HTTPRequest request = token.build().toHTTPRequest();
    request.setAccept("application/json");
    HTTPResponse answer = calls.send(request);
    if (answer.getStatusCode() != 200) {
      throw exact(MicrosoftErrors.refusal(answer, secret(credential)));
    }
    try {
      return new AppToken(
          TokenResponse.parse(answer).toSuccessResponse().getTokens().getAccessToken());
    } catch (ParseException | ClassCastException notATokenResponse) {
      throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
    }
  }

  private ClientAuthentication authentication(URI endpoint) {
    if (credential instanceof CertificateKey certificate) {
      return ClientAssertion.of(certificate, algorithm, clientId, endpoint, clock.instant());
    }
    return new ClientSecretPost(new ClientID(clientId), new Secret(secret(credential)));
  }

  /** Empty for a certificate. */
  static String secret(Credential credential) {
    return credential instanceof ClientSecret secret ? secret.value() : "";
  }

  /** What the same refusal means for this credential. */
  private ProviderRefusal exact(ProviderRefusal refusal) {
    FindingCode finding =
        switch (refusal.finding()) {
          case SECRET_MISMATCH ->
              TenantName.isGuid(secret(credential))
                  ? FindingCode.SECRET_ID_PASTED
                  : FindingCode.SECRET_MISMATCH;
          // Microsoft has one code for a certificate that is over and for one that it does not
          // have.
          case KEY_MISMATCH -> ofCertificate();
          default -> refusal.finding();
        };
    return new ProviderRefusal(finding, refusal.details(), refusal.words(), refusal.error())
        .about(subject(finding));
  }

  private FindingCode ofCertificate() {
    Instant now = clock.instant();
    if (credential instanceof CertificateKey certificate) {
      if (now.isAfter(certificate.endsAt())) {
        return FindingCode.CREDENTIAL_EXPIRED;
      }
      if (now.isBefore(certificate.startsAt())) {
        return FindingCode.CREDENTIAL_NOT_YET_VALID;
      }
    }
    return FindingCode.KEY_MISMATCH;
  }

  private String subject(FindingCode finding) {
    if (finding == FindingCode.CREDENTIAL_NOT_YET_VALID) {
      return Days.day(((CertificateKey) credential).startsAt());
    }
    if (ABOUT_TENANT.contains(finding)) {
      return tenantId;
    }
    return finding == FindingCode.CREDENTIAL_EXPIRED && credential.endsAt() != null
        ? Days.day(credential.endsAt())
        : null;
  }
}
