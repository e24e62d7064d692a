package dev.connections.provider.okta;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.Organization;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderRefusal;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the organization behind a domain by its public metadata. A custom domain is a customer's
 * own DNS entry, so all that is believed of it is which host of Okta's to ask; that host has to be
 * on the operator's list and to answer with the same id, and from then on it alone is spoken to.
 */
final class OktaOrganizations {
  private static final String METADATA = "/.well-known/okta-organization";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");
  private static final Map<String, String> EDITIONS =
      Map.of("idx", "Identity Engine", "v1", "Classic Engine");

  private final Set<String> suffixes;
  private final Set<String> trustedOrigins;

  OktaOrganizations(Set<String> suffixes, Set<String> trustedOrigins) {
    this.suffixes = suffixes;
    this.trustedOrigins = trustedOrigins;
  }

  OktaDomain parse(String typed) throws DomainRefusedException {
    return OktaDomain.parse(typed, suffixes, trustedOrigins);
  }

  /** Https always, but for an origin that the operator trusts as http. */
  URI origin(String authority) {
    boolean plain =
        trustedOrigins.contains("http://" + authority)
            && !trustedOrigins.contains("https://" + authority);
    return URI.create((plain ? "http://" : "https://") + authority);
  }

  Organization resolve(OktaDomain typed, ProviderCalls calls) throws ProviderRefusal {
    Map<String, Object> metadata = metadata(typed, calls);
    String id = Json.text(metadata, "id");
    OktaDomain canonical = canonical(typed, metadata);
    refuseUnlessAllowed(canonical);
    if (!canonical.equals(typed)) {
      String idThere = Json.text(metadata(canonical, calls), "id");
      if (!idThere.equals(id)) {
        throw new ProviderRefusal(FindingCode.OTHER_ORGANIZATION, idThere, id);
      }
    }
    String edition = EDITIONS.getOrDefault(Json.text(metadata, "pipeline"), "");
    return new Organization(
        id, Cloud.GLOBAL, canonical.authority(), typed.authority(), "", edition);
  }

  /**
   * Before a host that was found earlier is sent anything that proves who signs in.
   *
   * @throws ProviderRefusal DOMAIN_NOT_ALLOWED when the settings do not allow it (any more)
   */
  void refuseUnlessAllowed(String host) throws ProviderRefusal {
    try {
      refuseUnlessAllowed(parse(host));
    } catch (DomainRefusedException changedSince) {
      throw new ProviderRefusal(FindingCode.DOMAIN_NOT_ALLOWED, host);
    }
  }

  private void refuseUnlessAllowed(OktaDomain domain) throws ProviderRefusal {
    if (!isAllowed(domain)) {
      throw new ProviderRefusal(FindingCode.DOMAIN_NOT_ALLOWED, domain.authority());
    }
  }

  private boolean isAllowed(OktaDomain domain) {
    return domain.isOktas(suffixes)
        || trustedOrigins.contains(origin(domain.authority()).toString());
  }

  private Map<String, Object> metadata(OktaDomain host, ProviderCalls calls)
      throws ProviderRefusal {
    HTTPResponse answer = calls.get(origin(host.authority()).resolve(METADATA));
    if (answer.getStatusCode() != 200 || !isJson(answer)) {
      throw ProviderRefusal.said(
          notFound(host.isOktas(suffixes), answer), OktaErrors.words(answer));
    }
    Map<String, Object> metadata = Json.object(answer.getBody());
    if (!ID.matcher(Json.text(metadata, "id")).matches()) {
      throw new ProviderRefusal(
          host.isOktas(suffixes)
              ? FindingCode.ANSWER_NOT_UNDERSTOOD
              : FindingCode.NOT_AN_ORGANIZATION);
    }
    return metadata;
  }

  /**
   * What it means that there is no metadata. A host of Okta's own is Okta's whatever it answers: it
   * has no such organization, or does not let us ask, or something answers in its place.
   *
   * @param oktas whether the host is one of Okta's own
   * @param answer that is not 200, or no JSON
   */
  static FindingCode notFound(boolean oktas, HTTPResponse answer) {
    int status = answer.getStatusCode();
    if (oktas && status == 404) {
      return FindingCode.ORGANIZATION_NOT_FOUND;
    }
    if (status == 403 && (oktas || OktaErrors.isOktas(answer)) || status == 200 && oktas) {
      return FindingCode.ADDRESS_REFUSED;
    }
    return oktas ? FindingCode.ANSWER_NOT_UNDERSTOOD : FindingCode.NOT_AN_ORGANIZATION;
  }

  private static boolean isJson(HTTPResponse answer) {
    return answer.getEntityContentType() != null
        && answer.getEntityContentType().getSubType().contains("json");
  }

  private OktaDomain canonical(OktaDomain typed, Map<String, Object> metadata)
      throws ProviderRefusal {
    String href = Json.text(metadata, "_links", "organization", "href");
    if (href.isEmpty()) {
      return typed;
    }
    try {
      return parse(href);
    } catch (DomainRefusedException noOrganization) {
      throw ProviderRefusal.said(FindingCode.NOT_AN_ORGANIZATION, href);
    }
  }
}
