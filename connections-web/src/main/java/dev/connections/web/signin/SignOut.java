package dev.connections.web.signin;

import dev.connections.console.signin.SignIns;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Ends the caller's session. */
@Named
@RequestScoped
public class SignOut {
  @EJB private SignIns signIns;
  @Inject private Visit visit;

  public void now() {
    visit.caller().ifPresent(signIns::signedOut);
    visit.endSession();
    visit.redirect("/login.xhtml?signedOut=true");
  }
}
