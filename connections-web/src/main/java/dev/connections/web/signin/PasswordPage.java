package dev.connections.web.signin;

import dev.connections.console.Caller;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.signin.OwnAccount;
import dev.connections.console.signin.SignInRefusedException;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Changes the caller's own password, and ends the caller's other sessions. */
@Named
@RequestScoped
public class PasswordPage {
  @EJB private OwnAccount account;
  @Inject private Visit visit;

  private final NewPassword password = new NewPassword();
  private String current;

  public void change() {
    if (!password.isRepeated()) {
      visit.sayAt("repeated", "problem.repeated.DIFFERS");
      return;
    }
    try {
      visit.goOn(account.changePassword(current.toCharArray(), password.chars()));
      visit.inform("own.changed");
    } catch (InvalidFieldsException invalid) {
      visit.say(invalid);
    } catch (SignInRefusedException refused) {
      if (refused.reason() == SignInRefusedException.Reason.NOT_ACCEPTED) {
        visit.sayAt("current", "problem.current.WRONG");
      } else {
        visit.say(refused);
      }
    }
  }

  public void signOutElsewhere() {
    visit.goOn(account.signOutEverywhereElse());
    visit.inform("own.signedOutElsewhere");
  }

  /** Whether the password is kept here and not by the organization. */
  public boolean isLocal() {
    return visit.caller().filter(Caller::local).isPresent();
  }

  public NewPassword getPassword() {
    return password;
  }

  public String getCurrent() {
    return null;
  }

  public void setCurrent(String current) {
    this.current = current;
  }
}
