package dev.connections.account;

import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.Caller;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.signin.InvitationGoneException;
import dev.connections.console.signin.Invitations;
import dev.connections.console.signin.SignInRefusedException;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Lets the holder of a one-time link choose a password. */
@Stateless
@Local(Invitations.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InvitationsBean implements Invitations {
  @Inject private OpenInvitations open;
  @Inject private PasswordHash hash;
  @Inject private AuditTrail audit;

  @Override
  @PermitAll
  public Optional<String> nameFor(String token) {
    return open.account(token).map(Account::name);
  }

  @Override
  @PermitAll
  public Caller accept(String token, char[] password)
      throws InvitationGoneException, InvalidFieldsException {
    try {
      Account account = open.account(token).orElseThrow(InvitationGoneException::new);
      Optional<FieldProblem> problem =
          PasswordRules.problem(password, PersonName.of(account.name()));
      if (problem.isPresent()) {
        throw new InvalidFieldsException(List.of(problem.get()));
      }
      return open.use(token, hash.of(password));
    } catch (SignInRefusedException busy) {
      throw new InvalidFieldsException(List.of(new FieldProblem("password", "BUSY", List.of())));
    } catch (InvitationGoneException gone) {
      audit.alone(
          Act.PASSWORD_CHOSEN,
          Subject.any("account"),
          AuditResult.FAILED,
          "the one-time link is used or out of date");
      throw gone;
    } finally {
      OneTimeTokens.wipe(password);
    }
  }
}
