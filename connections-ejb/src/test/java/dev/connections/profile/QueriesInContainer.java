package dev.connections.profile;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
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
  @Resource private TransactionSynchronizationRegistry transactions;

  public boolean writesInBatches() {
    var platform = (DatabasePlatform) factory.unwrap(Session.class).getDatasourcePlatform();
    return platform.usesBatchWriting() && platform.usesJDBCBatchWriting();
  }

  /** The statements of this thread alone: timers ask too. */
  public List<String> during(Callable<?> work) throws Exception {
    return asked(work).statements();
  }

  /** What reached the database; a row that is written in a batch counts as a statement. */
  public record Asked(List<String> statements, Set<Object> transactions) {}

  /** Likewise, with the transactions that they were in. */
  public Asked asked(Callable<?> work) throws Exception {
    Session session = factory.unwrap(Session.class);
    Thread mine = Thread.currentThread();
    Asked asked = new Asked(new CopyOnWriteArrayList<>(), ConcurrentHashMap.newKeySet());
    SessionEventAdapter listener =
        new SessionEventAdapter() {
          @Override
          public void postExecuteCall(SessionEvent event) {
            if (Thread.currentThread() == mine) {
              asked.statements().add(((DatabaseCall) event.getCall()).getSQLString());
              asked.transactions().add(transactions.getTransactionKey());
            }
          }
        };
    session.getEventManager().addListener(listener);
    try {
      work.call();
    } finally {
      session.getEventManager().removeListener(listener);
    }
    return asked;
  }
}
