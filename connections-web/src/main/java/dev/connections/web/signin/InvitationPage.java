package dev.connections.web.signin;

import dev.connections.console.InvalidFieldsException;
import dev.connections.console.signin.InvitationGoneException;
import dev.connections.console.signin.Invitations;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Lets the holder of a one-time link choose a password. */
@Named
@RequestScoped
public class InvitationPage {
  @EJB private Invitations invitations;
  @Inject private Visit visit;

  private final NewPassword password = new NewPassword();
  private String token = "";
  private String name;

  public void open() {
    name = invitations.nameFor(token).orElse(null);
  }

  public void accept() {
    if (!password.isRepeated()) {
      visit.sayAt("repeated", "problem.repeated.DIFFERS");
      return;
    }
    try {
      visit.enter(invitations.accept(token, password.chars()), null);
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
    if (name == null) {
      open();
    }
    return name;
  }

  public NewPassword getPassword() {
    return password;
  }

  public String getToken() {
    return token;
  }

  public void setToken(String token) {
    this.token = token == null ? "" : token;
  }
}
