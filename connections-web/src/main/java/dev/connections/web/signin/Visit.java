package dev.connections.web.signin;

import dev.connections.console.Caller;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.web.security.CallerSession;
import dev.connections.web.security.Entrance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Optional;
import java.util.ResourceBundle;

/** What the pages of sign-in ask of Faces: messages, redirects, and the way in. */
@RequestScoped
class Visit {
  private static final String FORM = "form:";

  @Inject private FacesContext faces;
  @Inject private Entrance entrance;

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
      String key = "problem." + problem.field() + "." + problem.code();
      sayAt(problem.field(), key, problem.details().toArray());
    }
  }

  void sayAt(String field, String key, Object... values) {
    say(FORM + field, FacesMessage.SEVERITY_ERROR, key, values);
  }

  /** Says something about the form as a whole. */
  void refuse(String key, Object... values) {
    say(null, FacesMessage.SEVERITY_ERROR, key, values);
  }

  void inform(String key, Object... values) {
    say(null, FacesMessage.SEVERITY_INFO, key, values);
  }

  private void say(String clientId, FacesMessage.Severity severity, String key, Object... values) {
    ResourceBundle text = faces.getApplication().getResourceBundle(faces, "signInText");
    String sentence = new MessageFormat(text.getString(key), text.getLocale()).format(values);
    faces.addMessage(clientId, new FacesMessage(severity, sentence, sentence));
    if (severity == FacesMessage.SEVERITY_ERROR) {
      faces.validationFailed();
    }
  }

  private HttpServletRequest request() {
    return (HttpServletRequest) faces.getExternalContext().getRequest();
  }

  private HttpServletResponse response() {
    return (HttpServletResponse) faces.getExternalContext().getResponse();
  }
}
