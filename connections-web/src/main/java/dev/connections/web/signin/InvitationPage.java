package dev.connections.web.signin;

import dev.connections.console.InvalidFieldsException;
import dev.connections.console.signin.InvitationGoneException;
import dev.connections.console.signin.Invitations;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/** Lets the holder of a one-time link choose a password. */
@Named
@RequestScoped
public class InvitationPage {
  private static final int LONGEST_TOKEN = 100;

  @EJB private Invitations invitations;
  @Inject private Visit visit;

  /** From the address, and from the form, whose action leaves the address's query out. */
  @Inject @Param private String token;

  private final NewPassword password = new NewPassword();
  private String name;
  private boolean asked;

  public void open() {
    asked = true;
    name = invitations.nameFor(getToken()).orElse(null);
  }

  public void accept() {
    if (!password.isRepeated()) {
      visit.sayAt("repeated", "problem.repeated.DIFFERS");
      return;
    }
    try {
      visit.enter(invitations.accept(getToken(), password.chars()), null);
    } catch (InvalidFieldsException invalid) {
      visit.say(invalid);
    } catch (InvitationGoneException usedMeanwhile) {
      name = null;
    }
  }

  public boolean isUsable() {
    return getName() != null;
  }

  /** Whom the link is for; null when it cannot be used any more. */
  public String getName() {
    if (!asked) {
      open();
    }
    return name;
  }

  public NewPassword getPassword() {
    return password;
  }

  /** Empty for what cannot be one. */
  public String getToken() {
    return token == null || token.length() > LONGEST_TOKEN ? "" : token;
  }
}
