package dev.connections.event;

import dev.connections.platform.BackgroundWork;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Forgets old events. Each node does it; doing it twice does no harm. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventSweeper {
  @Inject private BackgroundWork background;
  @Inject private Events events;

  @Schedule(hour = "*", persistent = false)
  public void sweep() {
    background.turn("Old events stay for another hour", events::sweep);
  }
}
