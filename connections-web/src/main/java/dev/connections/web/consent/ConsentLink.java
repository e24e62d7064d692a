package dev.connections.web.consent;

import dev.connections.api.ConnectionsException;
import dev.connections.console.consent.AdminConsents;
import dev.connections.web.security.Links;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.omnifaces.cdi.Param;

/** Whether an administrator of the organization can be sent to a page on which to consent. */
@Named
@RequestScoped
public class ConsentLink {
  /** Where the provider sends the browser back to. */
  private static final String CALLBACK = "/consent/callback";

  @EJB private AdminConsents consents;
  @Inject private FacesContext faces;
  @Inject private Links links;
  @Inject @Param private String application;

  private boolean offered;

  public void make() {
    HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
    URI back = URI.create(links.to(request, CALLBACK));
    try {
      consents.consentPage(application == null ? "" : application, back);
      offered = true;
    } catch (ConnectionsException refused) {
      offered = false;
    }
  }

  /** The one it is for; empty while none is asked for. */
  public String getApplication() {
    return application == null ? "" : application;
  }

  /** Not where the provider has no such page, or the application is gone. */
  public boolean isOffered() {
    return offered;
  }
}
