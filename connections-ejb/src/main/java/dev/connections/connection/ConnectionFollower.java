package dev.connections.connection;

import dev.connections.application.ApplicationNews;
import dev.connections.application.HealthDerived;
import dev.connections.connector.ConnectorNews;
import dev.connections.console.connection.ConnectionEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Notes what applications and connectors tell, and derives the connection's state again. Works in
 * the transaction that tells the news.
 */
@ApplicationScoped
class ConnectionFollower {
  @Inject private ConnectionRows rows;
  @Inject private ConnectionStates states;
  @Inject private ConnectionHistory history;

  void note(@Observes ApplicationNews news) {
    rows.lockState(news.connectionId());
    if (news.kind() == ConnectionEvent.Kind.STATUS_CHANGED) {
      history.changed(
          news.connectionId(),
          news.applicationId(),
          news.applicationName(),
          news.actor(),
          news.from(),
          news.to(),
          news.reason(),
          news.subject());
    } else {
      history.add(
          news.connectionId(),
          news.applicationId(),
          news.applicationName(),
          news.kind(),
          news.actor(),
          news.detail());
      states.recount(news.connectionId(), news.actor());
    }
  }

  void recount(@Observes HealthDerived derived) {
    states.recount(derived.connectionId(), derived.actor());
  }

  void note(@Observes ConnectorNews news) {
    history.add(news.connectionId(), news.kind(), news.actor(), news.connector());
    states.recount(news.connectionId(), news.actor());
  }
}
