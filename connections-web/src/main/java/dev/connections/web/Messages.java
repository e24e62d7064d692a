package dev.connections.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.FacesMessage.Severity;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/** Says sentences of a bundle on the page that is shown. */
@RequestScoped
public class Messages {
  @Inject private FacesContext faces;

  /** Something is wrong with one field; the page is shown again. */
  public void refuseAt(String clientId, String bundle, String key, Object... values) {
    add(clientId, FacesMessage.SEVERITY_ERROR, sentence(bundle, key, values));
    faces.validationFailed();
  }

  /** Something is wrong with the page as a whole; it is shown again. */
  public void refuse(String bundle, String key, Object... values) {
    refuseAt(null, bundle, key, values);
  }

  public void inform(String bundle, String key, Object... values) {
    add(null, FacesMessage.SEVERITY_INFO, sentence(bundle, key, values));
  }

  /**
   * @param bundle its name in faces-config.xml
   */
  public String sentence(String bundle, String key, Object... values) {
    ResourceBundle text = faces.getApplication().getResourceBundle(faces, bundle);
    return new MessageFormat(text.getString(key), faces.getViewRoot().getLocale()).format(values);
  }

  private void add(String clientId, Severity severity, String sentence) {
    faces.addMessage(clientId, new FacesMessage(severity, sentence, null));
  }
}
