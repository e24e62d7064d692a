package dev.connections.provider.microsoft;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.provider.Organization;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderRefusal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the tenant behind a name, by the metadata that every tenant tells everybody (OpenID Connect
 * Discovery 1.0). Nothing in the metadata decides where a secret goes: the login and the Graph of
 * the cloud stand in the settings.
 */
final class Tenants {
  private static final Pattern ISSUER = Pattern.compile(".*/([0-9a-fA-F-]{36})/v2\\.0");

  /** The tenant of all personal accounts (Microsoft, "Access token claims reference", tid). */
  static final String PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";

  private static final Set<FindingCode> NOT_HERE =
      Set.of(FindingCode.ORGANIZATION_NOT_FOUND, FindingCode.NOT_AN_ORGANIZATION);

  private final MicrosoftClouds clouds;
  private final ProviderCalls calls;

  Tenants(MicrosoftClouds clouds, ProviderCalls calls) {
    this.clouds = clouds;
    this.calls = calls;
  }

  /**
   * Asks the clouds in their order.
   *
   * @throws ProviderRefusal that none has it, or that one could not be asked
   */
  Organization resolve(TenantName name) throws ProviderRefusal {
    ProviderRefusal unknown = null;
    ProviderRefusal silent = null;
    for (MicrosoftCloud cloud : clouds.logins()) {
      try {
        return at(cloud, name);
      } catch (ProviderRefusal refusal) {
        if (NOT_HERE.contains(refusal.finding())) {
          unknown = unknown == null ? refusal : unknown;
        } else if (refusal.finding() == FindingCode.WRONG_CLOUD) {
          throw refusal;
        } else {
          silent = silent == null ? refusal : silent;
        }
      }
    }
    // One that did not answer may be the one that has it.
    throw silent != null ? silent : unknown;
  }

  private Organization at(MicrosoftCloud asked, TenantName name) throws ProviderRefusal {
    Map<String, Object> metadata = metadata(asked, name);
    String id = id(metadata, name);
    MicrosoftCloud home = clouds.told(metadata).orElse(asked);
    if (!clouds.isAllowed(home)) {
      throw new ProviderRefusal(FindingCode.WRONG_CLOUD, home.label());
    }
    if (!home.login().equals(asked.login())) {
      String idThere = id(metadata(home, name), name);
      if (!idThere.equals(id)) {
        throw new ProviderRefusal(FindingCode.OTHER_ORGANIZATION, idThere, id);
      }
    }
    String edition = home.cloud().equals(Cloud.GLOBAL) ? "" : home.label();
    return new Organization(id, home.cloud(), name.value(), name.value(), "", edition);
  }

  private Map<String, Object> metadata(MicrosoftCloud cloud, TenantName name)
      throws ProviderRefusal {
    HTTPResponse answer = calls.get(cloud.metadata(name.value()));
    if (answer.getStatusCode() == 200) {
      return Json.object(answer.getBody());
    }
    throw MicrosoftErrors.OF_APPLICATIONS.refusal(answer);
  }

  private static String id(Map<String, Object> metadata, TenantName name) throws ProviderRefusal {
    Matcher issuer = ISSUER.matcher(Json.text(metadata, "issuer"));
    if (!issuer.matches()) {
      throw new ProviderRefusal(FindingCode.NOT_AN_ORGANIZATION);
    }
    String id = issuer.group(1).toLowerCase(Locale.ROOT);
    if (id.equals(PERSONAL_ACCOUNTS) || !TenantName.isGuid(id)) {
      throw new ProviderRefusal(FindingCode.NOT_AN_ORGANIZATION);
    }
    if (name.isGuid() && !id.equals(name.value())) {
      throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
    }
    return id;
  }
}
