package dev.connections.sandbox.entra;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.Keeper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The app registrations that every tenant has from the start, as {@code ready-registrations.json}.
 */
public enum ReadyRegistration {
  BACKUP,
  WITH_CERTIFICATE,
  LEAST_PRIVILEGE,
  NO_CONSENT,
  MISSING_PERMISSION,
  EXCESS_PERMISSION,
  NOTHING_GRANTED,
  EXPIRED_SECRET,
  EXPIRED_CERTIFICATE;

  private static final Duration PAST = Duration.ofDays(200);
  private static final Map<ReadyRegistration, Description> ALL =
      Json.resource(ReadyRegistration.class, "ready-registrations.json", new TypeReference<>() {});

  /** A second credential that is not entered in Connections would be a finding: each has one. */
  private enum Credential {
    SECRET,
    EXPIRED_SECRET,
    CERTIFICATE,
    EXPIRED_CERTIFICATE
  }

  /**
   * @param permissions Microsoft Graph's that it declares
   * @param consent whether they are granted
   */
  private record Description(
      String name,
      String explanation,
      List<String> permissions,
      boolean consent,
      Credential credential) {}

  /** The application's name. */
  public String label() {
    return ALL.get(this).name();
  }

  AppRegistration made(Keeper keeper) {
    Description description = ALL.get(this);
    var app = AppRegistration.made(description.name(), description.explanation(), keeper);
    Instant past = keeper.now().minus(PAST);
    AppRole[] roles =
        description.permissions().stream().map(AppRole::graph).toArray(AppRole[]::new);
    app.declare(roles);
    if (description.consent()) {
      app.grant(past, roles);
    }
    switch (description.credential()) {
      case SECRET -> app.addSecret();
      case EXPIRED_SECRET -> app.expireSecret(app.addSecret().keyId());
      case CERTIFICATE -> app.makeCertificateLater();
      case EXPIRED_CERTIFICATE -> app.generateCertificate(past, PAST.dividedBy(2));
    }
    return app;
  }
}
