package dev.connections.web;

import dev.connections.api.ConnectionsException;
import dev.connections.api.Workload;
import dev.connections.console.FieldProblem;
import dev.connections.words.Form;
import dev.connections.words.Sentences;
import dev.connections.words.Text;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.primefaces.PrimeFaces;

/** Says sentences of a bundle on the page that is shown. Page beans know Faces through it alone. */
@RequestScoped
public class Messages {
  @Inject private FacesContext faces;
  @Inject private KnownWorkloads workloads;
  @Inject private Sentences sentences;

  /** Something is wrong with one field; the page is shown again. */
  public void refuseAt(String clientId, String bundle, String key, Object... values) {
    at(clientId, sentence(bundle, key, values));
  }

  /** Something is wrong with the page as a whole; it is shown again. */
  public void refuse(String bundle, String key, Object... values) {
    refuseAt(null, bundle, key, values);
  }

  /** Says what is wrong with a field, and what to enter instead; the page is shown again. */
  public void refuseAt(String clientId, Form form, FieldProblem problem, Workload workload) {
    at(clientId, sentences.problem(form, problem, workload));
  }

  /** Says why something was refused, and what to do instead; the page is shown again. */
  public void refuse(Form form, ConnectionsException refused) {
    at(null, sentences.refusal(form, refused, null));
  }

  /** Says why a change to one line of a list was refused; the page is shown again. */
  public void refuseChange(Form form, String name, ConnectionsException refused) {
    at(null, sentences.refusalOf(form, name, refused));
  }

  /** Something about one field should be looked at again; nothing is refused. */
  public void warnAt(String clientId, String sentence) {
    add(clientId, FacesMessage.SEVERITY_WARN, sentence);
  }

  public void inform(String bundle, String key, Object... values) {
    add(null, FacesMessage.SEVERITY_INFO, sentence(bundle, key, values));
  }

  /** A sentence that is composed already, beside one field; the page is shown again. */
  public void at(String clientId, String sentence) {
    add(clientId, FacesMessage.SEVERITY_ERROR, sentence);
    faces.validationFailed();
    if (clientId != null) {
      faces.getViewRoot().invokeOnComponent(faces, clientId, Messages::mark);
    }
  }

  /**
   * So that the field itself says it, to eyes, to screen readers and to the script that goes there.
   */
  private static void mark(FacesContext faces, UIComponent field) {
    if (field instanceof EditableValueHolder input) {
      input.setValid(false);
    }
  }

  /** Keeps what was said for the page that a redirect leads to. */
  public String keptFor(String outcome) {
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return outcome;
  }

  /** Ends the request with an outcome, from where none can be returned. */
  public void go(String outcome) {
    faces.getApplication().getNavigationHandler().handleNavigation(faces, null, keptFor(outcome));
  }

  /** Answers as for an address at which there is nothing. */
  public void notFound() {
    try {
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
      faces.responseComplete();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Shows a part of the page anew with the answer to the current ajax request. */
  public void update(String id) {
    faces.getPartialViewContext().getRenderIds().add(id);
  }

  /** Tells the page's script a fact with the answer to the current ajax request. */
  public void answer(String name, boolean value) {
    PrimeFaces.current().ajax().addCallbackParam(name, value);
  }

  /** Whether a bundle has a sentence for the key. */
  public boolean has(String bundle, String key) {
    return text(bundle).has(key);
  }

  /**
   * A sentence about a workload: as the bundle has it for that one ({@code key.ID}), else as it has
   * it for all, with the names that the workload goes by. {@code key.NONE} is for when none is
   * chosen.
   *
   * @param workload null while none is chosen
   */
  public String about(Workload workload, String bundle, String key, Object... values) {
    return text(bundle).about(workload, key, values);
  }

  /**
   * @param bundle its name in faces-config.xml
   */
  public String sentence(String bundle, String key, Object... values) {
    return text(bundle).sentence(key, values);
  }

  private Text text(String bundle) {
    return new Text(
        faces.getApplication().getResourceBundle(faces, bundle),
        faces.getViewRoot().getLocale(),
        workloads::of);
  }

  private void add(String clientId, Severity severity, String sentence) {
    faces.addMessage(clientId, new FacesMessage(severity, sentence, null));
  }
}
