package dev.connections.web.people;

import dev.connections.console.people.OneTimeLink;
import dev.connections.web.security.Links;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;

/** A one-time link that this request made; the next request does not know it any more. */
@Named
@RequestScoped
public class FreshLink {
  @Inject private FacesContext faces;
  @Inject private Links links;

  private OneTimeLink link;

  void show(OneTimeLink made) {
    link = made;
  }

  public boolean isThere() {
    return link != null;
  }

  public String getPersonName() {
    return link.personName();
  }

  public Instant getExpiresAt() {
    return link.expiresAt();
  }

  public String getAddress() {
    HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
    return links.to(request, "/invitation.xhtml?token=" + link.token());
  }
}
