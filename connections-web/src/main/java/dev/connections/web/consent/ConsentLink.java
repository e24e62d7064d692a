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

/** The provider's page on which an administrator of the organization consents, to pass on. */
@Named
@RequestScoped
public class ConsentLink {
  /** Where the provider sends the browser back to. */
  private static final String CALLBACK = "/consent/callback";

  @EJB private AdminConsents consents;
  @Inject private FacesContext faces;
  @Inject private Links links;
  @Inject @Param private String application;

  private String address;

  public void make() {
    HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
    URI back = URI.create(links.to(request, CALLBACK));
    try {
      address = consents.consentPage(application == null ? "" : application, back).toString();
    } catch (ConnectionsException refused) {
      address = null;
    }
  }

  /** The one it is for; empty while none is asked for. */
  public String getApplication() {
    return application == null ? "" : application;
  }

  /** Null where the provider has no such page, or the application is gone. */
  public String getAddress() {
    return address;
  }
}
