package dev.connections.web.signin;

import dev.connections.console.InvalidFieldsException;
import dev.connections.console.signin.SetUp;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Makes the first administrator with the token from the data directory. */
@Named
@RequestScoped
public class SetUpPage {
  @EJB private SetUp setUp;
  @Inject private Visit visit;

  private final NewPassword password = new NewPassword();
  private String name;
  private String token;

  /** Makes a token file when there is none; without need for an administrator there is no page. */
  public void open() {
    if (!setUp.open()) {
      visit.redirect("/login.xhtml");
    }
  }

  public void finish() {
    if (!password.isRepeated()) {
      visit.sayAt("repeated", "problem.repeated.DIFFERS");
      return;
    }
    try {
      visit.enter(setUp.finish(name, password.chars(), token.toCharArray()), null);
    } catch (InvalidFieldsException invalid) {
      visit.say(invalid);
    }
  }

  public NewPassword getPassword() {
    return password;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getToken() {
    return token;
  }

  public void setToken(String token) {
    this.token = token;
  }
}
