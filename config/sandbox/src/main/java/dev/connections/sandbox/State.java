package dev.connections.sandbox;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import dev.connections.sandbox.entra.ReadyTenants;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.entra.TenantState;
import dev.connections.sandbox.okta.AdminRole;
import dev.connections.sandbox.okta.AppKey;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyMade;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.okta.SignInMethod;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The organizations and tenants as a file, so that what was set up with them still works after a
 * restart.
 */
final class State {
  private final Path file;
  private final Clock clock;
  private final List<Organization> organizations = new CopyOnWriteArrayList<>();
  private final List<Tenant> tenants = new CopyOnWriteArrayList<>();
  private boolean complete;

  private State(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Reads the file, or makes the ready-made organizations and writes it. */
  static State in(Path folder, Clock clock) throws IOException {
    var state = new State(folder.resolve("organizations.json"), clock);
    var readyMade = new ReadyMade(clock, state::save);
    var readyTenants = new ReadyTenants(clock, state::save);
    if (Files.exists(state.file)) {
      try {
        Map<String, Object> kept = Json.parse(Files.readString(state.file));
        for (var json : Json.objects(kept.get("organizations"))) {
          state.organizations.add(state.organization(json));
        }
        for (var json : Json.objects(kept.get("tenants"))) {
          state.tenants.add(new TenantState(clock, state::save).tenant(json));
        }
      } catch (ParseException | ClassCastException | IllegalArgumentException e) {
        throw new IOException(
            "cannot read " + state.file + "; remove it to have new organizations made", e);
      }
      state.organizations.forEach(readyMade::complete);
    } else {
      state.organizations.addAll(readyMade.organizations());
    }
    if (state.tenants.isEmpty()) {
      state.tenants.addAll(readyTenants.tenants());
    } else {
      state.tenants.forEach(readyTenants::complete);
    }
    state.complete = true;
    state.save();
    return state;
  }

  List<Organization> organizations() {
    return organizations;
  }

  List<Tenant> tenants() {
    return tenants;
  }

  private synchronized void save() {
    if (!complete) {
      return;
    }
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      PrivateFiles.create(next);
      Files.writeString(
          next,
          Json.text(
              Json.object(
                  "organizations",
                  organizations.stream().map(State::json).toList(),
                  "tenants",
                  tenants.stream().map(TenantState::json).toList())));
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> json(Organization organization) {
    return Json.object(
        "id",
        organization.id(),
        "name",
        organization.name(),
        "pipeline",
        organization.pipeline(),
        "signingKey",
        organization.signingKey().toJSONObject(),
        "apps",
        organization.apps().stream().map(State::json).toList());
  }

  private static Map<String, Object> json(ServiceApp app) {
    return Json.object(
        "clientId",
        app.clientId(),
        "name",
        app.name(),
        "explanation",
        app.explanation(),
        "method",
        app.method().name(),
        "active",
        app.active(),
        "proofRequired",
        app.proofRequired(),
        "role",
        app.role().map(AdminRole::name).orElse(""),
        "scopes",
        List.copyOf(app.scopes()),
        "keyToMake",
        app.keyToMake().map(KeyType::getValue).orElse(""),
        "keys",
        app.keysMade().stream().map(State::json).toList());
  }

  private static Map<String, Object> json(AppKey key) {
    return Json.object(
        "jwk",
        key.jwk().toJSONObject(),
        "active",
        key.active(),
        "created",
        key.created().toString());
  }

  private Organization organization(Map<String, Object> json) throws ParseException {
    var organization =
        new Organization(
            (String) json.get("id"),
            (String) json.get("name"),
            (String) json.get("pipeline"),
            RSAKey.parse(Json.asObject(json.get("signingKey"))),
            clock,
            this::save);
    for (var app : Json.objects(json.get("apps"))) {
      organization.add(app(app));
    }
    return organization;
  }

  private ServiceApp app(Map<String, Object> json) throws ParseException {
    var keys = new java.util.ArrayList<AppKey>();
    for (var key : Json.objects(json.get("keys"))) {
      keys.add(
          new AppKey(
              JWK.parse(Json.asObject(key.get("jwk"))),
              (Boolean) key.get("active"),
              Instant.parse((String) key.get("created"))));
    }
    var scopes = new TreeSet<String>();
    ((List<?>) json.get("scopes")).forEach(scope -> scopes.add((String) scope));
    String role = (String) json.get("role");
    String toMake = (String) json.get("keyToMake");
    return new ServiceApp(
            (String) json.get("clientId"),
            (String) json.get("name"),
            (String) json.get("explanation"),
            SignInMethod.valueOf((String) json.get("method")),
            clock,
            this::save)
        .restored(
            keys,
            scopes,
            role.isEmpty() ? null : AdminRole.valueOf(role),
            (Boolean) json.get("proofRequired"),
            (Boolean) json.get("active"))
        .withKeyToMake(toMake.isEmpty() ? null : KeyType.parse(toMake));
  }
}
