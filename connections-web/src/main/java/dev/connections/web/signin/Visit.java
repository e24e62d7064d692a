package dev.connections.web.signin;

import dev.connections.console.Caller;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.signin.SignInRefusedException;
import dev.connections.web.Messages;
import dev.connections.web.security.CallerSession;
import dev.connections.web.security.Entrance;
import dev.connections.words.Form;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What the pages of sign-in ask of Faces: messages, redirects, and the way in. */
@RequestScoped
class Visit {
  private static final String TEXT = "signInText";

  @Inject private FacesContext faces;
  @Inject private Entrance entrance;
  @Inject private Messages messages;
  @Inject private Clock clock;

  void enter(Caller caller, String from) {
    try {
      entrance.enter(request(), response(), caller, from);
      faces.responseComplete();
    } catch (IOException browserGone) {
      throw new UncheckedIOException(browserGone);
    }
  }

  void goOn(Caller caller) {
    entrance.goOn(request(), response(), caller);
  }

  void redirect(String page) {
    try {
      ExternalContext external = faces.getExternalContext();
      external.redirect(external.getRequestContextPath() + page);
    } catch (IOException browserGone) {
      throw new UncheckedIOException(browserGone);
    }
  }

  boolean isSignedIn() {
    return request().getUserPrincipal() != null;
  }

  Optional<Caller> caller() {
    return CallerSession.caller(request());
  }

  void endSession() {
    CallerSession.end(request());
  }

  /** Says each problem at its field. */
  void say(InvalidFieldsException invalid) {
    for (FieldProblem problem : invalid.problems()) {
      messages.refuseAt("form:" + problem.field(), Form.ACCOUNT, problem, null);
    }
  }

  void sayAt(String field, String key, Object... values) {
    messages.refuseAt("form:" + field, TEXT, key, values);
  }

  /** Says why a password was not looked at or not accepted. */
  void say(SignInRefusedException refused) {
    switch (refused.reason()) {
      case NOT_ACCEPTED -> messages.refuse(TEXT, "login.notAccepted");
      case BUSY -> messages.refuse(TEXT, "login.busy");
      case LOCKED -> messages.refuse(TEXT, "login.locked", wait(refused));
    }
  }

  void inform(String key) {
    messages.inform(TEXT, key);
  }

  private String wait(SignInRefusedException refused) {
    Duration left = Duration.between(clock.instant(), refused.retryAt());
    long seconds = Math.max(1, left.toSeconds());
    long minutes = (seconds + 59) / 60;
    return seconds < 60
        ? messages.sentence(TEXT, "seconds", seconds)
        : messages.sentence(TEXT, "minutes", minutes);
  }

  private HttpServletRequest request() {
    return (HttpServletRequest) faces.getExternalContext().getRequest();
  }

  private HttpServletResponse response() {
    return (HttpServletResponse) faces.getExternalContext().getResponse();
  }
}
