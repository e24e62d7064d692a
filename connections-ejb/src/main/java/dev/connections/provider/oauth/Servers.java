package dev.connections.provider.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.capability.SystemEndpoints;
import dev.connections.provider.call.AssertionRules;
import dev.connections.provider.call.AuthorizationServer;
import dev.connections.provider.call.Issuers;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import dev.connections.provider.call.TokenDialect;
import dev.connections.provider.call.TokenEndpoint;
import java.net.URI;
import java.time.Duration;

/**
 * Where the authorization servers of one workload have their endpoints: as its catalog file says,
 * or else as the server's own metadata does. Safe for many threads.
 */
final class Servers {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final int MOST = 1_000;

  /** By OpenID Connect Discovery 1.0, section 4, and for those without it by RFC 8414. */
  private static final String OPENID = "/.well-known/openid-configuration";

  private static final String OAUTH = "/.well-known/oauth-authorization-server";

  /** What is signed for one request needs no longer life. */
  private static final AssertionRules ASSERTIONS =
      new AssertionRules(Duration.ofMinutes(1), true, false, JWSAlgorithm.RS256);

  private final SystemEndpoints endpoints;
  private final OAuthErrors errors;
  private final Cache<String, AuthorizationServerMetadata> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFETIME).build();

  Servers(SystemEndpoints endpoints, OAuthErrors errors) {
    this.endpoints = endpoints;
    this.errors = errors;
  }

  /**
   * Calls the server where its metadata is not known.
   *
   * @param host of the organization; empty while it is not known
   * @throws ProviderRefusal OTHER_ISSUER when the metadata is another server's,
   *     ANSWER_NOT_UNDERSTOOD when there is none; those of {@link ProviderCalls#send}
   */
  AuthorizationServer of(String host, ProviderCalls calls) throws ProviderRefusal {
    AuthorizationServerMetadata metadata =
        endpoints.isDiscovered() ? metadata(filled(endpoints.issuer(), host), calls) : null;
    return new AuthorizationServer(
        filled(endpoints.issuer(), host),
        namesItself(metadata),
        address(
            endpoints.authorization(),
            host,
            metadata == null ? null : metadata.getAuthorizationEndpointURI()),
        address(
            endpoints.pushed(),
            host,
            metadata == null ? null : metadata.getPushedAuthorizationRequestEndpointURI()),
        new TokenEndpoint(
            address(
                endpoints.token(), host, metadata == null ? null : metadata.getTokenEndpointURI()),
            ASSERTIONS,
            errors,
            new TokenDialect(
                endpoints.basic(),
                endpoints.scopeSeparator(),
                endpoints.bearer(),
                endpoints.organization().accountClaim())),
        address(
            endpoints.revocation(),
            host,
            metadata == null ? null : metadata.getRevocationEndpointURI()),
        address(endpoints.keys(), host, metadata == null ? null : metadata.getJWKSetURI()));
  }

  /**
   * Whether an answer of a sign-in page is another server's. No call: that a server promises to
   * name itself counts once its metadata was asked for, as it is before a person is sent there.
   *
   * @param issuer that the answer names; null when it names none
   */
  boolean isOther(String host, String issuer) {
    String name = filled(endpoints.issuer(), host);
    return new Issuers(name).areNot(issuer, namesItself(known.getIfPresent(name)));
  }

  private boolean namesItself(AuthorizationServerMetadata metadata) {
    return metadata == null
        ? endpoints.issuerInAnswers()
        : metadata.supportsAuthorizationResponseIssuerParam();
  }

  static String filled(String template, String host) {
    return template.replace(SystemEndpoints.ORGANIZATION, host);
  }

  private static URI address(String template, String host, URI told) {
    return template.isEmpty() ? told : URI.create(filled(template, host));
  }

  private AuthorizationServerMetadata metadata(String issuer, ProviderCalls calls)
      throws ProviderRefusal {
    AuthorizationServerMetadata before = known.getIfPresent(issuer);
    if (before != null) {
      return before;
    }
    HTTPResponse answer = calls.get(URI.create(withoutSlash(issuer) + OPENID));
    if (answer.getStatusCode() == HTTPResponse.SC_NOT_FOUND) {
      URI name = URI.create(withoutSlash(issuer));
      answer = calls.get(name.resolve(OAUTH + name.getRawPath()));
    }
    AuthorizationServerMetadata metadata = read(answer, issuer);
    known.put(issuer, metadata);
    return metadata;
  }

  private static AuthorizationServerMetadata read(HTTPResponse answer, String issuer)
      throws ProviderRefusal {
    AuthorizationServerMetadata metadata;
    try {
      metadata = AuthorizationServerMetadata.parse(String.valueOf(answer.getBody()));
    } catch (ParseException none) {
      throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD)
          .about(URI.create(issuer).getHost());
    }
    // Or else another server could speak for it (RFC 8414, section 3.3).
    if (!metadata.getIssuer().getValue().equals(issuer)) {
      throw new ProviderRefusal(
          FindingCode.OTHER_ISSUER, ProviderText.sanitize(metadata.getIssuer().getValue()), issuer);
    }
    if (metadata.getAuthorizationEndpointURI() == null || metadata.getTokenEndpointURI() == null) {
      throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD)
          .about(URI.create(issuer).getHost());
    }
    return metadata;
  }

  private static String withoutSlash(String issuer) {
    return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
  }
}
