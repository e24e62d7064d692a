package dev.connections.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.databaseaccess.DatabasePlatform;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/** Listens to the statements that reach the database. */
@ApplicationScoped
public class QueriesInContainer {
  @PersistenceUnit private EntityManagerFactory factory;

  public boolean writesInBatches() {
    var platform = (DatabasePlatform) factory.unwrap(Session.class).getDatasourcePlatform();
    return platform.usesBatchWriting() && platform.usesJDBCBatchWriting();
  }

  /** The statements of this thread alone: timers ask too. */
  public List<String> during(Callable<?> work) throws Exception {
    Session session = factory.unwrap(Session.class);
    Thread mine = Thread.currentThread();
    List<String> statements = new CopyOnWriteArrayList<>();
    SessionEventAdapter listener =
        new SessionEventAdapter() {
          @Override
          public void postExecuteCall(SessionEvent event) {
            if (Thread.currentThread() == mine) {
              statements.add(((DatabaseCall) event.getCall()).getSQLString());
            }
          }
        };
    session.getEventManager().addListener(listener);
    try {
      work.call();
    } finally {
      session.getEventManager().removeListener(listener);
    }
    return statements;
  }
}
