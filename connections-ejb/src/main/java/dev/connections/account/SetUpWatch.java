package dev.connections.account;

import dev.connections.console.SetUp;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Opens the set-up at the start of an installation without administrator, deletes a token file that
 * ran out, and notices an operator's file {@code recover}. Each node looks after its own files.
 */
@Singleton
@Startup
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SetUpWatch {
  @EJB private SetUp setUp;
  @Inject private SignInAttempts attempts;

  @PostConstruct
  @Schedule(hour = "*", minute = "*", persistent = false)
  void look() {
    setUp.open();
  }

  @Schedule(hour = "*", minute = "17", persistent = false)
  void tidy() {
    attempts.forgetOld();
  }
}
