package dev.connections.onboarding;

import dev.connections.platform.BackgroundWork;
import dev.connections.signin.SignInTrips;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/**
 * Removes wizard drafts whose day is over, links that ended, and consents that never came back.
 * Each node does it; doing it twice does no harm.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WizardSweeper {
  private static final Logger LOG = Logger.getLogger(WizardSweeper.class.getName());

  @Inject private BackgroundWork background;
  @Inject private ExpiredDrafts drafts;
  @Inject private ConsentRequests consents;
  @Inject private SignInTrips trips;
  @Inject private SharedGrantRows links;

  @Schedule(hour = "*", minute = "*/5", persistent = false)
  public void sweep() {
    background.turn("Expired wizard drafts stay for a while", this::removeExpired);
  }

  private void removeExpired() {
    int removed = drafts.remove();
    consents.removeExpired();
    trips.removeExpired();
    links.removeExpired();
    if (removed > 0) {
      LOG.info(() -> removed + " expired wizard drafts removed");
    }
  }
}
