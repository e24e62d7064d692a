package dev.connections.provider.oauth;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.capability.SystemEndpoints;
import dev.connections.capability.SystemEndpoints.Told;
import dev.connections.platform.JsonText;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.HostName;
import dev.connections.provider.Organization;
import dev.connections.provider.call.AuthorizationCodeFlow.Redeemed;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import dev.connections.provider.call.TokenCalls;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out whose organization tokens are for, by the tokens and by what their holder is told. */
final class OrganizationReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern OF_THE_ANSWER = Pattern.compile("\\{token:(/[^}]*)}");
  private static final int LONGEST_ID = 100;

  private final SystemEndpoints endpoints;
  private final Told told;
  private final Cloud cloud;
  private final ProviderCalls calls;

  OrganizationReader(SystemEndpoints endpoints, Cloud cloud, ProviderCalls calls) {
    this.endpoints = endpoints;
    this.told = endpoints.organization();
    this.cloud = cloud;
    this.calls = calls;
  }

  /**
   * Calls the API where the file says so.
   *
   * @param host that a person named; empty where nobody is asked
   * @param expected id or host of the organization that is looked for among several; empty when any
   *     may be
   * @throws ProviderRefusal ORGANIZATION_NOT_VERIFIABLE when none is told
   */
  GrantedOrganization read(Redeemed redeemed, String host, String expected) throws ProviderRefusal {
    Map<String, JsonNode> sources = new LinkedHashMap<>();
    sources.put("idToken", JSON.valueToTree(redeemed.claims()));
    sources.put("token", JSON.valueToTree(redeemed.tokens().answer()));
    if (told.list() != null) {
      List<JsonNode> entries = entries(called(redeemed, sources, host).at(told.list()), expected);
      if (entries.size() != 1) {
        return granted(null, reached(entries, sources, host), sources);
      }
      sources.put("call", entries.get(0));
    } else if (!told.call().isEmpty()) {
      sources.put("call", called(redeemed, sources, host));
    }
    return granted(organization(sources, host), List.of(), sources);
  }

  private Organization organization(Map<String, JsonNode> sources, String host)
      throws ProviderRefusal {
    String id = endpoints.isHostAsked() ? host : id(at(sources, told.id()));
    String found = endpoints.isHostAsked() ? host : host(text(at(sources, told.host())), id);
    return new Organization(id, cloud, found, found, shown(at(sources, told.name())), "");
  }

  /** One account may reach several; which one was meant nobody can guess. */
  private List<Organization> reached(
      List<JsonNode> entries, Map<String, JsonNode> sources, String host) throws ProviderRefusal {
    if (entries.isEmpty()) {
      throw new ProviderRefusal(FindingCode.ORGANIZATION_NOT_VERIFIABLE);
    }
    List<Organization> reached = new ArrayList<>();
    for (JsonNode entry : entries) {
      Map<String, JsonNode> its = new LinkedHashMap<>(sources);
      its.put("call", entry);
      reached.add(organization(its, host));
    }
    return reached;
  }

  private GrantedOrganization granted(
      Organization organization, List<Organization> reached, Map<String, JsonNode> sources) {
    return new GrantedOrganization(
        organization,
        reached,
        shown(at(sources, told.accountId())),
        shown(at(sources, told.account())),
        told.scopes().isEmpty() ? null : permissions(at(sources, told.scopes())));
  }

  private JsonNode called(Redeemed redeemed, Map<String, JsonNode> sources, String host)
      throws ProviderRefusal {
    URI address = address(told.call(), host, sources.get("token"));
    HTTPResponse said = new TokenCalls(calls).get(redeemed.tokens().token(), address);
    if (said.getStatusCode() != HTTPResponse.SC_OK) {
      throw ProviderRefusal.said(FindingCode.ORGANIZATION_NOT_VERIFIABLE, OAuthErrors.words(said));
    }
    return json(String.valueOf(said.getBody()));
  }

  /**
   * @param answer of the token endpoint
   */
  static URI address(String template, String host, JsonNode answer) throws ProviderRefusal {
    String filled =
        OF_THE_ANSWER
            .matcher(Servers.filled(template, host))
            .replaceAll(one -> Matcher.quoteReplacement(text(answer.at(one.group(1)))));
    try {
      return URI.create(filled);
    } catch (IllegalArgumentException noAddress) {
      throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
    }
  }

  private static JsonNode json(String body) throws ProviderRefusal {
    Optional<? extends Object> read =
        body.stripLeading().startsWith("[") ? JsonText.array(body) : JsonText.object(body);
    if (read.isEmpty()) {
      throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
    }
    return JSON.valueToTree(read.get());
  }

  /** The expected one alone if it is among them; each organization once. */
  private List<JsonNode> entries(JsonNode list, String expected) {
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    list.forEach(one -> entries.putIfAbsent(key(one), one));
    return entries.values().stream()
        .filter(one -> !expected.isEmpty() && isExpected(one, expected))
        .findFirst()
        .map(List::of)
        .orElseGet(() -> List.copyOf(entries.values()));
  }

  private boolean isExpected(JsonNode entry, String expected) {
    return expected.equals(key(entry))
        || expected.equals(host(text(within(entry, told.host())), ""));
  }

  private String key(JsonNode entry) {
    return endpoints.isHostAsked()
        ? host(text(within(entry, told.host())), "")
        : text(within(entry, told.id()));
  }

  private static JsonNode within(JsonNode entry, String value) {
    return at(Map.of("call", entry), value);
  }

  private static JsonNode at(Map<String, JsonNode> sources, String value) {
    int colon = value.indexOf(':');
    JsonNode source = colon < 0 ? null : sources.get(value.substring(0, colon));
    return source == null
        ? MissingNode.getInstance()
        : source.at(JsonPointer.compile(value.substring(colon + 1)));
  }

  /** Numbers are ids at some providers. */
  private static String text(JsonNode node) {
    return node.isTextual() || node.isIntegralNumber() ? node.asText() : "";
  }

  private static String shown(JsonNode node) {
    return ProviderText.sanitize(text(node));
  }

  /** As it is, or not at all: two ids that are shortened may be one. */
  private static String id(JsonNode node) throws ProviderRefusal {
    String id = text(node);
    if (id.isBlank() || id.length() > LONGEST_ID || !id.equals(shown(node))) {
      throw new ProviderRefusal(FindingCode.ORGANIZATION_NOT_VERIFIABLE);
    }
    return id;
  }

  private static String host(String toldHost, String otherwise) {
    try {
      String host =
          toldHost.contains("://") ? String.valueOf(URI.create(toldHost).getHost()) : toldHost;
      return HostName.of(host);
    } catch (IllegalArgumentException | DomainRefusedException none) {
      return otherwise;
    }
  }

  private static Set<String> permissions(JsonNode node) {
    Set<String> names = new LinkedHashSet<>();
    if (node.isTextual()) {
      names.addAll(List.of(node.asText().split("[ ,]+")));
    }
    node.forEach(one -> names.add(text(one)));
    if (node.isObject()) {
      names.clear();
      node.properties().forEach(one -> names.add(one.getKey() + ":" + text(one.getValue())));
    }
    names.remove("");
    return node.isMissingNode() || node.isNull() ? null : names;
  }
}
