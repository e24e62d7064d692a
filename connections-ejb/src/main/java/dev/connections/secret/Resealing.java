package dev.connections.secret;

import dev.connections.platform.Database;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** After a start with a new first key: seals the stored secrets again, while the node serves. */
@Singleton
@Startup
@DenyAll
public class Resealing {
  private static final Logger LOG = Logger.getLogger(Resealing.class.getName());
  private static final long AFTER_START_MILLIS = 5_000;

  @Resource private TimerService timers;

  @Resource(lookup = Database.JNDI_NAME)
  private DataSource dataSource;

  @Inject private SecretBox box;
  @Inject @Any private Instance<SealedColumn> columns;

  @PostConstruct
  void afterStart() {
    timers.createSingleActionTimer(AFTER_START_MILLIS, new TimerConfig("reseal", false));
  }

  /** Seals all columns again; below every boundary, so it carries no role. */
  @Timeout
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void resealAll() {
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
