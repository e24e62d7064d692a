package dev.connections.connector;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** How many tokens a connector was given and refused within an hour. */
@Entity
@IdClass(UseHour.Key.class)
@Table(name = "connector_use_hour")
class UseHour {
  @Id
  @Column(name = "link_id")
  private String linkId;

  @Id
  @Column(name = "hour_start")
  private Instant hourStart;

  @Column(name = "connection_id")
  private String connectionId;

  private long given;
  private long refused;

  protected UseHour() {}

  UseHour(String linkId, Instant hourStart, String connectionId) {
    this.linkId = linkId;
    this.hourStart = hourStart;
    this.connectionId = connectionId;
  }

  void add(long moreGiven, long moreRefused) {
    given += moreGiven;
    refused += moreRefused;
  }

  /** Both columns name the row. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private String linkId;
    private Instant hourStart;

    public Key() {}

    Key(String linkId, Instant hourStart) {
      this.linkId = linkId;
      this.hourStart = hourStart;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && Objects.equals(linkId, that.linkId)
          && Objects.equals(hourStart, that.hourStart);
    }

    @Override
    public int hashCode() {
      return Objects.hash(linkId, hourStart);
    }
  }
}
