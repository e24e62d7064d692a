package dev.connections.token;

import dev.connections.connector.ConnectorUses;
import dev.connections.platform.BackgroundWork;
import dev.connections.platform.Recurring;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the broker does by itself: it looks for changes of other nodes, renews tokens before they
 * end, tells what was counted, and forgets what is over.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenWork {
  private static final Logger LOG = Logger.getLogger(TokenWork.class.getName());
  private static final long LOOK_MILLIS = 500;
  private static final long RENEW_SECONDS = 5;
  private static final long TELL_SECONDS = 5;

  @Inject private Recurring recurring;
  @Inject private BackgroundWork background;
  @Inject private AccessChanges changes;
  @Inject private TokenRenewal renewal;
  @Inject private LinkCounters counters;
  @Inject private SharedTokens shared;
  @Inject private ConnectorUses uses;

  private volatile boolean failing;

  @PostConstruct
  void afterStart() {
    background.begin(
        () -> {
          repeat(changes::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
          repeat(() -> renewal.renew(recurring::now), RENEW_SECONDS, TimeUnit.SECONDS);
          repeat(counters::tell, TELL_SECONDS, TimeUnit.SECONDS);
        });
  }

  private void repeat(Runnable work, long every, TimeUnit unit) {
    recurring.every(() -> turn(work), every, every, unit);
  }

  /**
   * Transactions end in checked exceptions that nobody declares. A line is enough while a database
   * is away.
   */
  private void turn(Runnable work) {
    try {
      work.run();
      failing = false;
    } catch (Exception failed) {
      if (!failing) {
        LOG.log(Level.WARNING, "Tokens go on from memory alone", failed);
      }
      failing = true;
    }
  }

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  public void sweep() {
    background.turn(
        "Old tokens stay for another ten minutes",
        () -> {
          shared.sweep();
          changes.sweep();
          uses.sweep();
        });
  }
}
