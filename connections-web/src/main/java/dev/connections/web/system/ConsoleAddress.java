package dev.connections.web.system;

import dev.connections.console.ConsoleSettings;
import dev.connections.console.signin.OrganizationSignIn;
import dev.connections.web.Messages;
import dev.connections.web.consent.ConsentView;
import dev.connections.web.security.Links;
import dev.connections.web.signin.OrganizationStart;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Where people reach the console, and what providers have to know of that. */
@Named
@RequestScoped
public class ConsoleAddress {
  private static final String GRANT_CALLBACK = "/grant/callback";

  @EJB private ConsoleSettings settings;
  @EJB private OrganizationSignIn organization;
  @Inject private Links links;
  @Inject private ConsentView consent;
  @Inject private Messages messages;
  @Inject private HttpServletRequest request;

  /** Null while it is not set. */
  public String getPublicUrl() {
    return settings.publicUrl().orElse(null);
  }

  /** What every link and redirect begins with. */
  public String getOrigin() {
    return links.to(request, "");
  }

  private AskedHost asked() {
    return AskedHost.of(settings.publicUrl(), request.getHeader("Host"));
  }

  /** Whether this page was asked for at an address that is not the one of the settings. */
  public boolean isElsewhere() {
    return asked().isElsewhere();
  }

  /** What to do when it is elsewhere. */
  public String getWhatToDo() {
    return messages.sentence(
        SystemWords.TEXT,
        getPublicUrl() == null ? "address.elsewhere.unset" : "address.elsewhere",
        asked().host(),
        getOrigin());
  }

  /** Whether people sign in through the organization's provider. */
  public boolean isSignInOffered() {
    return organization.offered();
  }

  public String getSignInRedirect() {
    return links.to(request, OrganizationStart.CALLBACK);
  }

  /** Where people come back to who signed in to a system application. */
  public String getGrantRedirect() {
    return links.to(request, GRANT_CALLBACK);
  }

  public String getConsentRedirect() {
    return consent.getRedirectUri();
  }
}
