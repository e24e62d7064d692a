package dev.connections.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Tells other features which connections there are. */
@ApplicationScoped
@Transactional
public class ConnectionDirectory {
  @Inject private ConnectionRows rows;

  /** Removed ones, too. */
  public Optional<KnownConnection> find(String id) {
    return rows.find(id)
        .map(
            connection ->
                new KnownConnection(
                    id, connection.name(), connection.organization(), connection.removed()));
  }

  /** The name of another connection with the same name, or empty. */
  public Optional<String> sameName(String name, String exceptId) {
    return rows.sameName(name, exceptId);
  }
}
