package dev.connections.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Lets background work begin once every other start-up bean is made; an architecture test keeps the
 * list complete. An observer of the application scope's start would need no list, but in a library
 * of a WAR Payara does not tell it of the servlet context.
 */
@Singleton
@Startup
@DependsOn({
  "CatalogCheck",
  "RegistrationCheck",
  "Resealing",
  "SetUpWatch",
  "SystemHealthBean",
  "TokenWork"
})
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LastOfStart {
  @Inject private BackgroundWork background;

  @PostConstruct
  void begin() {
    background.beginAll();
  }
}
