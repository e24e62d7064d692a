package dev.connections.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request of OAuth 2.0 Token Exchange (RFC 8693, section 2.1): what the program signs in with is
 * the subject token, the audience is the connector, the scope is the one capability, and a resource
 * may name the API. Read with the servlet's own means: this side of the wall does not see the OAuth
 * library, and these are a handful of fields.
 */
final class TokenExchange {
  static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
  static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
  private static final String API = "urn:connections:api:";
  private static final String BASIC = "basic ";

  /** RFC 6749, section 3.2: none may be given twice. */
  private static final List<String> FIELDS =
      List.of(
          "grant_type",
          "subject_token",
          "subject_token_type",
          "requested_token_type",
          "actor_token",
          "audience",
          "resource",
          "scope",
          "client_id",
          "client_secret");

  private final Map<String, String[]> form;
  private final String query;
  private final String authorization;

  private TokenExchange(Map<String, String[]> form, String query, String authorization) {
    this.form = form;
    this.query = query;
    this.authorization = authorization;
  }

  static TokenExchange of(HttpServletRequest request) {
    return new TokenExchange(
        fields(request), request.getQueryString(), request.getHeader("Authorization"));
  }

  /** None when the server cannot decode them. */
  private static Map<String, String[]> fields(HttpServletRequest request) {
    try {
      return request.getParameterMap();
    } catch (IllegalStateException undecodable) {
      return Map.of();
    }
  }

  /** The key that the caller shows. */
  Optional<String> subject() {
    return Optional.ofNullable(field("subject_token"));
  }

  String connectorId() {
    return field("audience");
  }

  String capability() {
    return field("scope");
  }

  /** Empty for the first one of the capability. */
  String api() {
    String resource = field("resource");
    return resource == null ? "" : resource.substring(API.length());
  }

  /** What is wrong with the request itself; empty when nothing is. */
  Optional<OAuthRefusal> refusal() {
    if (query != null) {
      return refused("invalid_request", "Send the fields in the body: addresses get into logs.");
    }
    Optional<String> twice = FIELDS.stream().filter(this::isRepeated).findFirst();
    if (twice.isPresent()) {
      return refused("invalid_request", "The field " + twice.get() + " is there twice.");
    }
    Optional<String> zero = FIELDS.stream().filter(this::holdsZero).findFirst();
    if (zero.isPresent()) {
      return refused("invalid_request", "The field " + zero.get() + " holds a zero character.");
    }
    if (!GRANT.equals(field("grant_type"))) {
      return refused("unsupported_grant_type", "The grant_type has to be " + GRANT + ".");
    }
    if (field("subject_token") == null || !ACCESS_TOKEN.equals(field("subject_token_type"))) {
      return refused(
          "invalid_request",
          "The subject_token has to be an API key or an access token of the configured OpenID"
              + " provider, and its subject_token_type "
              + ACCESS_TOKEN
              + ".");
    }
    String wanted = field("requested_token_type");
    if (field("actor_token") != null || wanted != null && !ACCESS_TOKEN.equals(wanted)) {
      return refused("invalid_request", "Only access tokens are given, and to no further actor.");
    }
    if (connectorId() == null) {
      return refused("invalid_target", "The audience has to be the id of a connector.");
    }
    if (capability() == null || capability().contains(" ")) {
      return refused("invalid_scope", "The scope has to be the code of one capability.");
    }
    String resource = field("resource");
    return resource != null && !resource.startsWith(API)
        ? refused("invalid_target", "A resource has to be " + API + " and the id of the API.")
        : Optional.empty();
  }

  private static Optional<OAuthRefusal> refused(String error, String description) {
    return Optional.of(new OAuthRefusal(400, error, description, Optional.empty()));
  }

  /** Whether the client authenticated itself with something else than the key that it shows. */
  boolean clientIsAnother() {
    Optional<String> secret = clientSecret();
    return secret.isPresent() && !secret.equals(subject());
  }

  private Optional<String> clientSecret() {
    if (authorization == null) {
      return Optional.ofNullable(field("client_secret"));
    }
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
      return Optional.of("");
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      String text = new String(pair, StandardCharsets.UTF_8);
      // RFC 6749, section 2.3.1: both halves are form-encoded.
      return Optional.of(
          URLDecoder.decode(text.substring(text.indexOf(':') + 1), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.of("");
    }
  }

  private boolean isRepeated(String name) {
    return form.containsKey(name) && form.get(name).length > 1;
  }

  /** PostgreSQL takes none. */
  private boolean holdsZero(String name) {
    String value = field(name);
    return value != null && value.indexOf('\0') >= 0;
  }

  /** Null without one; an empty one counts as left out (RFC 6749, section 3.2). */
  private String field(String name) {
    String[] values = form.get(name);
    return values == null || values.length == 0 || values[0].isEmpty() ? null : values[0];
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "token exchange for " + connectorId();
  }
}
