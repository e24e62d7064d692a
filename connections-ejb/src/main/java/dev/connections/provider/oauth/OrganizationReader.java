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
import dev.connections.provider.call.IssuedToken;
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
   * @param expected id of the organization that is looked for among several; empty when any may be
   * @throws ProviderRefusal ORGANIZATION_NOT_VERIFIABLE when it is not told, or when several are
   *     reached and none is the expected one
   */
  GrantedOrganization read(Redeemed redeemed, String host, String expected) throws ProviderRefusal {
    Map<String, JsonNode> sources = new LinkedHashMap<>();
    sources.put("idToken", JSON.valueToTree(redeemed.claims()));
    sources.put("token", JSON.valueToTree(redeemed.tokens().answer()));
    if (!told.call().isEmpty()) {
      sources.put("call", called(redeemed.tokens().token(), sources.get("token"), expected));
    }
    String id = endpoints.isHostAsked() ? host : id(at(sources, told.id()));
    String found = endpoints.isHostAsked() ? host : host(text(at(sources, told.host())), id);
    Organization organization =
        new Organization(id, cloud, found, found, shown(at(sources, told.name())), "");
    return new GrantedOrganization(
        organization,
        shown(at(sources, told.accountId())),
        shown(at(sources, told.account())),
        told.scopes().isEmpty() ? null : permissions(at(sources, told.scopes())));
  }

  private JsonNode called(IssuedToken token, JsonNode answer, String expected)
      throws ProviderRefusal {
    URI address = address(answer);
    HTTPResponse said = new TokenCalls(calls).get(token, address);
    if (said.getStatusCode() != HTTPResponse.SC_OK) {
      throw ProviderRefusal.said(FindingCode.ORGANIZATION_NOT_VERIFIABLE, OAuthErrors.words(said));
    }
    JsonNode body = json(String.valueOf(said.getBody()));
    return told.list() == null ? body : entry(body.at(told.list()), expected);
  }

  private URI address(JsonNode answer) throws ProviderRefusal {
    String filled =
        OF_THE_ANSWER
            .matcher(told.call())
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

  /** One account may reach several; which one was meant nobody can guess. */
  private JsonNode entry(JsonNode list, String expected) throws ProviderRefusal {
    List<JsonNode> entries = new ArrayList<>();
    list.forEach(entries::add);
    for (JsonNode one : entries) {
      if (!expected.isEmpty() && expected.equals(key(one))) {
        return one;
      }
    }
    if (entries.size() != 1) {
      throw new ProviderRefusal(
          FindingCode.ORGANIZATION_NOT_VERIFIABLE,
          String.join(", ", entries.stream().map(one -> shown(within(one, told.name()))).toList()));
    }
    return entries.get(0);
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
