package dev.connections.account;

import dev.connections.console.signin.SetUp;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.StartProblem;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens the set-up at the start of an installation without administrator, deletes a token file that
 * ran out, and notices an operator's file {@code recover}. Each node looks after its own files.
 */
@Singleton
@Startup
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SetUpWatch {
  private static final Logger LOG = Logger.getLogger(SetUpWatch.class.getName());

  @EJB private SetUp setUp;
  @Inject private SignInAttempts attempts;
  @Inject private Settings settings;

  @PostConstruct
  void start() {
    try {
      setUp.open();
    } catch (EJBException unusable) {
      if (!(unusable.getCause() instanceof UncheckedIOException)) {
        throw unusable;
      }
      throw new StartProblem(
          "The data directory cannot be written: "
              + settings.text(Setting.DATA_DIRECTORY)
              + ". Give the user that runs Connections the right to write there, or set"
              + " connections.data-directory to another folder.",
          unusable);
    }
  }

  @Schedule(hour = "*", minute = "*", persistent = false)
  void look() {
    goingOn(setUp::open);
  }

  @Schedule(hour = "*", minute = "17", persistent = false)
  void tidy() {
    goingOn(attempts::forgetOld);
  }

  /** The server gives up a timer that failed twice, and the database may be away for longer. */
  private static void goingOn(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "Looking after set-up and sign-in failed; tried again later", failed);
    }
  }
}
