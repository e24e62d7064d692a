package dev.connections.sandbox.entra;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertUtils;
import dev.connections.sandbox.server.Json;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A tenant as JSON and back. */
public final class TenantState {
  private final Clock clock;
  private final Runnable changed;

  public TenantState(Clock clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
  }

  public static Map<String, Object> json(Tenant tenant) {
    return Json.object(
        "id",
        tenant.id(),
        "name",
        tenant.name(),
        "cloud",
        tenant.cloud().name(),
        "signingKey",
        tenant.signingKey().toJSONObject(),
        "apps",
        tenant.apps().stream().map(TenantState::json).toList());
  }

  private static Map<String, Object> json(AppRegistration app) {
    return Json.object(
        "appId",
        app.appId(),
        "objectId",
        app.objectId(),
        "name",
        app.name(),
        "explanation",
        app.explanation(),
        "principalId",
        app.principalId(),
        "enabled",
        app.enabled(),
        "certificateToMake",
        app.credentials().certificateToMake(),
        "secrets",
        app.secrets().stream().map(TenantState::json).toList(),
        "certificates",
        app.credentials().certificatesMade().stream().map(TenantState::json).toList(),
        "redirectUris",
        app.redirectUris(),
        "declared",
        app.declared().stream().map(TenantState::json).toList(),
        "delegated",
        List.copyOf(app.delegated()),
        "granted",
        app.grants().entrySet().stream().map(TenantState::json).toList());
  }

  private static Map<String, Object> json(AppSecret secret) {
    return Json.object(
        "keyId",
        secret.keyId(),
        "displayName",
        secret.displayName(),
        "value",
        secret.value(),
        "hint",
        secret.hint(),
        "start",
        secret.start().toString(),
        "end",
        secret.end().toString());
  }

  private static Map<String, Object> json(AppCertificate certificate) {
    return Json.object(
        "keyId",
        certificate.keyId(),
        "displayName",
        certificate.displayName(),
        "certificate",
        certificate.pem(),
        "key",
        certificate.hasPrivateKey() ? certificate.key().toJSONObject() : Map.of());
  }

  private static Map<String, Object> json(Map.Entry<AppRole, Instant> grant) {
    Map<String, Object> json = json(grant.getKey());
    json.put("since", grant.getValue().toString());
    return json;
  }

  private static Map<String, Object> json(AppRole role) {
    return Json.object("resource", role.resource().name(), "value", role.value());
  }

  public Tenant tenant(Map<String, Object> json) throws ParseException {
    var tenant =
        new Tenant(
            (String) json.get("id"),
            (String) json.get("name"),
            Cloud.valueOf((String) json.get("cloud")),
            RSAKey.parse(Json.asObject(json.get("signingKey"))),
            clock,
            changed);
    for (var app : Json.objects(json.get("apps"))) {
      tenant.add(app(app));
    }
    return tenant;
  }

  private AppRegistration app(Map<String, Object> json) throws ParseException {
    List<AppSecret> secrets = new ArrayList<>();
    for (var secret : Json.objects(json.get("secrets"))) {
      secrets.add(secret(secret));
    }
    List<AppCertificate> certificates = new ArrayList<>();
    for (var certificate : Json.objects(json.get("certificates"))) {
      certificates.add(certificate(certificate));
    }
    var app =
        new AppRegistration(
                (String) json.get("appId"),
                (String) json.get("objectId"),
                (String) json.get("name"),
                (String) json.get("explanation"),
                clock,
                changed)
            .restored(
                roles(json.get("declared")),
                texts(json.get("delegated")),
                grants(json.get("granted")))
            .restored(
                (String) json.get("principalId"),
                (Boolean) json.get("enabled"),
                List.copyOf(texts(json.get("redirectUris"))));
    app.credentials().restore(secrets, certificates, (Boolean) json.get("certificateToMake"));
    return app;
  }

  private static AppSecret secret(Map<String, Object> json) {
    return new AppSecret(
        (String) json.get("keyId"),
        (String) json.get("displayName"),
        (String) json.get("value"),
        (String) json.get("hint"),
        Instant.parse((String) json.get("start")),
        Instant.parse((String) json.get("end")));
  }

  private static AppCertificate certificate(Map<String, Object> json) throws ParseException {
    Map<String, Object> key = Json.asObject(json.get("key"));
    return new AppCertificate(
        (String) json.get("keyId"),
        (String) json.get("displayName"),
        X509CertUtils.parse((String) json.get("certificate")),
        key.isEmpty() ? null : RSAKey.parse(key));
  }

  private static Set<AppRole> roles(Object list) {
    Set<AppRole> roles = new TreeSet<>();
    Json.objects(list).forEach(json -> roles.add(role(json)));
    return roles;
  }

  private static Map<AppRole, Instant> grants(Object list) {
    Map<AppRole, Instant> grants = new TreeMap<>();
    for (var json : Json.objects(list)) {
      grants.put(role(json), Instant.parse((String) json.get("since")));
    }
    return grants;
  }

  private static AppRole role(Map<String, Object> json) {
    return AppRole.of(Resource.valueOf((String) json.get("resource")), (String) json.get("value"));
  }

  private static Set<String> texts(Object list) {
    Set<String> texts = new LinkedHashSet<>();
    ((List<?>) list).forEach(text -> texts.add((String) text));
    return texts;
  }
}
