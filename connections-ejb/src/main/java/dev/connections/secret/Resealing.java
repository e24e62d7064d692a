package dev.connections.secret;

import dev.connections.platform.BackgroundWork;
import dev.connections.platform.Database;
import dev.connections.platform.Recurring;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * After a start with a new first key: seals the stored secrets again, while the node serves. As a
 * start-up bean it has the secret box made, and so the secret keys checked, before anything works.
 */
@Singleton
@Startup
@DenyAll
public class Resealing {
  private static final Logger LOG = Logger.getLogger(Resealing.class.getName());
  private static final long AFTER_START_SECONDS = 5;

  @Inject private Recurring recurring;

  @Resource(lookup = Database.JNDI_NAME)
  private DataSource dataSource;

  @Inject private BackgroundWork background;
  @Inject private SecretBox box;
  @Inject @Any private Instance<SealedColumn> columns;

  @PostConstruct
  void afterStart() {
    background.begin(() -> recurring.after(this::reseal, AFTER_START_SECONDS, TimeUnit.SECONDS));
  }

  private void reseal() {
    background.turn(
        "Secrets stay under the old key until the next start",
        () -> resealAll(dataSource, box, columns));
  }

  /** A column that cannot be read must not keep the others under the old key. */
  static void resealAll(DataSource dataSource, SecretBox box, Iterable<SealedColumn> columns) {
    for (SealedColumn column : columns) {
      try {
        int resealed = new SealedRows(dataSource, box, column).reseal();
        if (resealed > 0) {
          LOG.info(() -> resealed + " secrets sealed again with the first key, " + column.table());
        }
      } catch (SQLException failed) {
        LOG.log(
            Level.WARNING,
            "Not all secrets could be sealed again; keep the old key. The next start tries again.",
            failed);
      }
    }
  }
}
