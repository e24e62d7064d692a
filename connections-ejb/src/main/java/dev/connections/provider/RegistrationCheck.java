package dev.connections.provider;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/**
 * Reads the system applications at the start, so that a mistake in them stops the start and
 * nobody's sign-in.
 */
@Singleton
@Startup
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RegistrationCheck {
  private static final Logger LOG = Logger.getLogger(RegistrationCheck.class.getName());

  @Inject private Registrations registrations;

  @PostConstruct
  void check() {
    for (Registration one : registrations.all()) {
      LOG.info(() -> "System application: " + one);
    }
  }
}
