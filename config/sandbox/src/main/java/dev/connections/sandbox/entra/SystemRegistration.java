package dev.connections.sandbox.entra;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.Keeper;
import java.util.List;

/** The platform's own multi-tenant app registration, at home in the tenant of its publisher. */
public final class SystemRegistration {
  private static final Description DESCRIPTION =
      Json.resource(SystemRegistration.class, "system-registration.json", new TypeReference<>() {});

  private SystemRegistration() {}

  /**
   * @param permissions Microsoft Graph's application permissions that it declares
   * @param delegated the scopes that it declares
   */
  private record Description(
      String name, String explanation, List<String> permissions, List<String> delegated) {}

  /** The application's name. */
  public static String label() {
    return DESCRIPTION.name();
  }

  static AppRegistration made(Keeper keeper) {
    var app = AppRegistration.made(DESCRIPTION.name(), DESCRIPTION.explanation(), keeper);
    AppRole[] roles =
        DESCRIPTION.permissions().stream().map(AppRole::graph).toArray(AppRole[]::new);
    app.declare(roles);
    app.declareDelegated(DESCRIPTION.delegated());
    app.setMultiTenant(true);
    app.addSecret();
    app.makeCertificateLater();
    return app;
  }
}
