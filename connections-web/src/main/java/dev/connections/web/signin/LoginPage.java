package dev.connections.web.signin;

import dev.connections.console.signin.OrganizationSignIn;
import dev.connections.console.signin.OrganizationSignInException;
import dev.connections.console.signin.SetUp;
import dev.connections.console.signin.SignInRefusedException;
import dev.connections.console.signin.SignIns;
import dev.connections.web.security.ReturnPath;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import org.omnifaces.cdi.Param;

/** Signs a person in with name and password. */
@Named
@RequestScoped
public class LoginPage {
  @EJB private SignIns signIns;
  @EJB private SetUp setUp;
  @EJB private OrganizationSignIn organization;
  @Inject private Visit visit;

  /** From the address, and from the form, whose action leaves the address's query out. */
  @Inject @Param private String from;

  @Inject @Param private String problem;

  private String name;
  private String password;

  /** A person who is signed in goes on; the very first visitor sets the console up. */
  public void open() {
    if (visit.isSignedIn()) {
      visit.redirect(ReturnPath.safe(from));
    } else if (!organization.offered() && setUp.needed()) {
      visit.redirect("/set-up.xhtml");
    }
  }

  public void signIn() {
    try {
      visit.enter(signIns.signIn(name, password.toCharArray()), from);
    } catch (SignInRefusedException refused) {
      visit.say(refused);
    }
  }

  public boolean isOrganizationOffered() {
    return organization.offered();
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  /** Never shown again. */
  public String getPassword() {
    return null;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  /** Where the person goes on afterwards, a page of this site; null for home. */
  public String getFrom() {
    return from == null ? null : ReturnPath.safe(from);
  }

  /**
   * What went wrong at the organization's provider, as the end of a bundle key. It comes out of a
   * link that anybody may have made; unknown ones say nothing.
   */
  public String getProblem() {
    boolean known =
        Arrays.stream(OrganizationSignInException.Reason.values())
            .anyMatch(reason -> reason.name().equals(problem));
    return known ? problem : null;
  }
}
