package dev.connections.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/** Counts the statements that reach the database. */
@ApplicationScoped
public class QueriesInContainer {
  @PersistenceUnit private EntityManagerFactory factory;

  /** Of this thread alone: timers ask too. */
  long during(Callable<?> work) throws Exception {
    Session session = factory.unwrap(Session.class);
    Thread mine = Thread.currentThread();
    AtomicLong count = new AtomicLong();
    SessionEventAdapter counter =
        new SessionEventAdapter() {
          @Override
          public void postExecuteCall(SessionEvent event) {
            if (Thread.currentThread() == mine) {
              count.incrementAndGet();
            }
          }
        };
    session.getEventManager().addListener(counter);
    try {
      work.call();
    } finally {
      session.getEventManager().removeListener(counter);
    }
    return count.get();
  }
}
