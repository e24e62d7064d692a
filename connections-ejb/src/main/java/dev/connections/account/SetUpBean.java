package dev.connections.account;

import dev.connections.audit.Actor;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.Caller;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.signin.SetUp;
import dev.connections.console.signin.SignInRefusedException;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

/** Hands out set-up tokens by file and makes administrators for them. */
@Stateless
@Local(SetUp.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SetUpBean implements SetUp {
  private static final Logger LOG = Logger.getLogger(SetUpBean.class.getName());

  @Inject private Accounts accounts;
  @Inject private SetUpTokens tokens;
  @Inject private SetUpFiles files;
  @Inject private PasswordHash hash;
  @Inject private SignInAttempts attempts;
  @Inject private AuditTrail audit;

  @Override
  @PermitAll
  public boolean needed() {
    return !accounts.haveWayIn();
  }

  @Override
  @PermitAll
  public boolean open() {
    tokens.forgetExpired();
    boolean tokenHere = files.token().filter(tokens::isOpen).isPresent();
    if (!tokenHere) {
      files.deleteToken();
    }
    boolean asked = files.takeRecoverRequest();
    if (asked) {
      audit.aloneBy(
          Actor.SYSTEM,
          Act.SET_UP_OPENED,
          Subject.any("account"),
          AuditResult.DONE,
          "by a file named recover");
    }
    if (!tokenHere && (asked || !accounts.haveWayIn())) {
      files.write(tokens.issue());
      LOG.info(() -> "A one-time token for /set-up.xhtml is in the file " + files.tokenFile());
      return true;
    }
    return tokens.areOpen();
  }

  @Override
  @PermitAll
  public Caller finish(String name, char[] password, char[] token) throws InvalidFieldsException {
    try {
      PersonName who = PersonName.of(name);
      CharBuffer given = CharBuffer.wrap(new String(token).strip());
      List<FieldProblem> problems = new ArrayList<>();
      who.problem().ifPresent(problems::add);
      PasswordRules.problem(password, who).ifPresent(problems::add);
      if (!tokens.isOpen(given)) {
        audit.alone(
            Act.ADMINISTRATOR_SET_UP,
            Subject.any("account"),
            AuditResult.FAILED,
            "wrong or expired token");
        problems.add(new FieldProblem("token", "WRONG", List.of()));
      }
      if (!problems.isEmpty()) {
        throw new InvalidFieldsException(problems);
      }
      Caller caller = tokens.use(given, who, hashed(password));
      attempts.forget(who);
      files.deleteToken();
      return caller;
    } finally {
      OneTimeTokens.wipe(password);
      OneTimeTokens.wipe(token);
    }
  }

  private String hashed(char[] password) throws InvalidFieldsException {
    try {
      return hash.of(password);
    } catch (SignInRefusedException busy) {
      throw new InvalidFieldsException(List.of(new FieldProblem("password", "BUSY", List.of())));
    }
  }
}
