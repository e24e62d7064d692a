package dev.connections.audit;

import dev.connections.platform.BackgroundWork;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Deletes the activity whose time is over, every night. Each node does it; doing it twice does no
 * harm.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ActivitySweeper {
  @Inject private BackgroundWork background;
  @Inject private ExpiredActivity expired;

  @Schedule(hour = "3", minute = "17", persistent = false)
  public void sweep() {
    background.turn("Expired activity stays for another day", expired::delete);
  }
}
