package dev.connections.platform;

import dev.connections.console.ConsoleSettings;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Hands the web layer its part of the configuration. */
@Stateless
@Local(ConsoleSettings.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConsoleSettingsBean implements ConsoleSettings {
  @Inject private Settings settings;

  @Override
  @PermitAll
  public Optional<String> publicUrl() {
    return settings.origin(Setting.PUBLIC_URL);
  }

  @Override
  @PermitAll
  public List<String> trustedProxies() {
    return settings.list(Setting.TRUSTED_PROXIES);
  }

  @Override
  @PermitAll
  public int sessionIdleMinutes() {
    return settings.number(Setting.SESSION_IDLE_MINUTES);
  }

  @Override
  @PermitAll
  public int programRequestsPerMinute() {
    return settings.number(Setting.REST_REQUESTS_PER_MINUTE);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public int undoDays() {
    return settings.number(Setting.CONNECTION_UNDO_DAYS);
  }
}
