package dev.connections.capability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connections.capability.SystemEndpoints.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The {@code authorizationServer} of a workload's system application, checked within itself. */
final class CatalogSystem {
  private static final String MEMBER = "authorizationServer";
  private static final String ID_TOKEN = "idToken";
  private static final String CALL = "call";
  private static final String OPENID = "openid";

  private final JsonNode about;
  private final JsonNode server;
  private final JsonNode organization;

  CatalogSystem(JsonNode about) {
    this.about = about;
    this.server = about.path("system").path(MEMBER);
    this.organization = server.path("organization");
  }

  /** Null where the workload has a provider of its own, or no system application. */
  SystemEndpoints endpoints() {
    if (server.isMissingNode()) {
      return null;
    }
    return new SystemEndpoints(
        text("issuer"),
        server.path("issuerInAnswers").asBoolean(),
        text("authorization"),
        text("pushed"),
        text("token"),
        text("revocation"),
        text("keys"),
        text("clientAuthentication").equals("BASIC"),
        server.path("proofOfPossession").asBoolean(),
        server.path("tokenType").asText("Bearer"),
        texts("scopes"),
        text("scopePrefix"),
        server.path("scopeSeparator").asText(" "),
        server.path("permissionsAsked").asBoolean(true),
        map("parameters"),
        server.path("narrows").asBoolean(),
        text("api"),
        text("hosts"),
        map("refusals"),
        map("answers"),
        Set.copyOf(texts("limits")),
        told());
  }

  private Told told() {
    return new Told(
        organization.path(CALL).asText(),
        organization.has("list") ? organization.path("list").asText() : null,
        organization.path("id").asText(),
        organization.path("name").asText(),
        organization.path("host").asText(),
        organization.path("accountId").asText(),
        organization.path("account").asText(),
        organization.path("scopes").asText());
  }

  private String text(String member) {
    return server.path(member).asText();
  }

  private List<String> texts(String member) {
    List<String> all = new ArrayList<>();
    server.path(member).forEach(node -> all.add(node.asText()));
    return all;
  }

  private Map<String, String> map(String member) {
    Map<String, String> all = new LinkedHashMap<>();
    server.path(member).properties().forEach(one -> all.put(one.getKey(), one.getValue().asText()));
    return all;
  }

  void check(String file, Mistakes mistakes) {
    if (server.isMissingNode()) {
      return;
    }
    SystemEndpoints read = endpoints();
    checkAddresses(file, read, mistakes);
    checkOrganization(file, read, mistakes);
    checkSources(file, read, mistakes);
    if (about.path("clouds").size() > 1) {
      mistakes.add(
          file, about.path("clouds"), "a workload with \"" + MEMBER + "\" has one cloud alone.");
    }
  }

  private void checkAddresses(String file, SystemEndpoints read, Mistakes mistakes) {
    if (read.authorization().isEmpty() != read.token().isEmpty()
        || read.isDiscovered() && read.issuer().isEmpty()) {
      mistakes.add(
          file,
          server,
          "an authorization server needs \"issuer\", or \"authorization\" and \"token\".");
    }
    boolean named = read.issuer().replace(SystemEndpoints.ORGANIZATION, "").contains("{");
    if (named && read.isDiscovered()) {
      mistakes.add(
          file,
          server.path("issuer"),
          "the metadata of an issuer with a claim cannot be asked for: add \"authorization\" and"
              + " \"token\".");
    }
    if (!read.isHostAsked()) {
      server
          .properties()
          .forEach(
              one -> {
                if (!one.getKey().equals("api")
                    && one.getValue().toString().contains(SystemEndpoints.ORGANIZATION)) {
                  mistakes.add(
                      file,
                      one.getValue(),
                      SystemEndpoints.ORGANIZATION
                          + " is known beforehand only where the organization is asked for.");
                }
              });
    }
  }

  private void checkOrganization(String file, SystemEndpoints read, Mistakes mistakes) {
    boolean asked = about.path("system").path("organizationAsked").asBoolean();
    if (asked != read.isHostAsked()) {
      mistakes.add(
          file,
          asked ? server : server.path("hosts"),
          asked
              ? "where the organization is asked for, \"hosts\" has to say what hosts they have."
              : "\"hosts\" is for a workload whose organization is asked for.");
    }
    if (asked != read.organization().id().isEmpty()) {
      mistakes.add(
          file,
          asked ? organization.path("id") : organization,
          asked
              ? "where the organization is asked for, its host is its id."
              : "the organization needs \"id\".");
    }
    try {
      Pattern.compile(read.hosts());
    } catch (PatternSyntaxException none) {
      mistakes.add(
          file,
          server.path("hosts"),
          "this is no regular expression: " + none.getDescription() + ".");
    }
  }

  private void checkSources(String file, SystemEndpoints read, Mistakes mistakes) {
    Told told = read.organization();
    boolean idTokens =
        read.scopes().contains(OPENID)
            && !read.issuer().isEmpty()
            && (read.isDiscovered() || !read.keys().isEmpty());
    boolean calls = !told.call().isEmpty();
    organization
        .properties()
        .forEach(
            one -> {
              String value = one.getValue().asText();
              if (Told.isOf(ID_TOKEN, value) && !idTokens) {
                mistakes.add(
                    file,
                    one.getValue(),
                    "an ID token takes the scope \"openid\", \"issuer\" and \"keys\".");
              } else if (Told.isOf(CALL, value) && !calls) {
                mistakes.add(file, one.getValue(), "there is no \"call\" to read this from.");
              }
            });
    if (calls && told.values().stream().noneMatch(value -> Told.isOf(CALL, value))) {
      mistakes.add(file, organization.path(CALL), "nothing is read from this call.");
    }
    if (read.scopes().contains(OPENID) && !idTokens) {
      mistakes.add(
          file,
          server.path("scopes"),
          "an ID token takes the scope \"openid\", \"issuer\" and \"keys\".");
    }
  }
}
