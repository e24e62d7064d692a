package dev.connections.platform;

import dev.connections.console.SystemHealth;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Probes every second, in one managed thread: a probe that hangs in a frozen database delays the
 * next one and piles nothing up. The answers read the board alone. All probes are made here, before
 * any other thread may want them.
 */
@Singleton
@Startup
@Local(SystemHealth.class)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DenyAll
public class SystemHealthBean implements SystemHealth {
  private static final Logger LOG = Logger.getLogger(SystemHealthBean.class.getName());

  /** Set by the launcher on SIGTERM, in the same JVM. */
  static final String DRAINING = "connections.draining";

  @Inject private Recurring recurring;

  @Resource(lookup = Database.JNDI_NAME)
  private DataSource dataSource;

  @Inject @Any private Instance<HealthProbe> beans;
  @Inject private Clock clock;
  @Inject private BackgroundWork background;

  private final List<HealthProbe> probes = new ArrayList<>();
  private ProbeResults board;
  private volatile Recurring.Recurrence running;
  private boolean working;
  private boolean worked;

  @PostConstruct
  void start() {
    beans.forEach(probes::add);
    board = new ProbeResults(clock, probes.stream().map(HealthProbe::name).sorted().toList());
    background.begin(() -> running = recurring.every(this::probe, 0, 1, TimeUnit.SECONDS));
  }

  @PreDestroy
  void stop() {
    if (running != null) {
      running.end();
    }
  }

  @Override
  @PermitAll
  public List<Part> parts() {
    return board.parts();
  }

  @Override
  @PermitAll
  public boolean draining() {
    return Boolean.getBoolean(DRAINING);
  }

  private void probe() {
    List<String> failures = new ArrayList<>();
    try (Connection connection = dataSource.getConnection()) {
      for (HealthProbe probe : probes) {
        try {
          probe.check(connection);
          board.worked(probe.name());
        } catch (IllegalStateException wrong) {
          failures.add(probe.name() + ": " + wrong.getMessage());
        }
      }
    } catch (SQLException away) {
      failures.add("database: " + away.getMessage());
      if (ReadOnlyDatabase.isReadOnly(away)) {
        dropTheOthers();
      }
    } catch (RuntimeException unexpected) {
      LOG.log(Level.SEVERE, "health probe failed", unexpected);
      failures.add(unexpected.toString());
    }
    report(failures);
  }

  /** Until the pool has none left that was opened before; new ones are refused. */
  private void dropTheOthers() {
    boolean more = true;
    for (int i = 0; more && i < Database.CONNECTIONS; i++) {
      try (Connection next = dataSource.getConnection()) {
        ReadOnlyDatabase.refuseAndDrop(next);
        more = false;
      } catch (SQLException refused) {
        more = ReadOnlyDatabase.isReadOnly(refused);
      }
    }
  }

  /** One line when it breaks and one when it works again, not one a second. */
  private void report(List<String> failures) {
    if (working && !failures.isEmpty()) {
      LOG.warning(() -> "This node does not work: " + String.join("; ", failures));
    } else if (worked && !working && failures.isEmpty()) {
      LOG.info("This node works again");
    }
    working = failures.isEmpty();
    worked |= working;
  }
}
