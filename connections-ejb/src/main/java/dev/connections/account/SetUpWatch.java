package dev.connections.account;

import dev.connections.console.signin.SetUp;
import dev.connections.platform.BackgroundWork;
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

/**
 * Opens the set-up at the start of an installation without administrator, deletes a token file that
 * ran out, and notices an operator's file {@code recover}. Each node looks after its own files.
 */
@Singleton
@Startup
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SetUpWatch {
  private static final String LATER = "Looking after set-up and sign-in failed; tried again later";

  @EJB private SetUp setUp;
  @Inject private BackgroundWork background;
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
    background.turn(LATER, setUp::open);
  }

  @Schedule(hour = "*", minute = "17", persistent = false)
  void tidy() {
    background.turn(LATER, attempts::forgetOld);
  }
}
