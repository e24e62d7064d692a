package dev.connections.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that is locked while positions are given. */
@Entity
@Table(name = "connection_event_position")
class EventPosition {
  static final short ID = 1;

  @Id private short id;

  @Column(name = "last_position")
  private long lastPosition;

  private long forgotten;

  protected EventPosition() {}

  long next() {
    return ++lastPosition;
  }

  long last() {
    return lastPosition;
  }

  /** Events up to here are no longer kept. */
  long forgotten() {
    return forgotten;
  }

  void forget(long upTo) {
    forgotten = Math.max(forgotten, upTo);
  }
}
