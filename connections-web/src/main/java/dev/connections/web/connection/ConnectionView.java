package dev.connections.web.connection;

import dev.connections.api.UnknownConnectionException;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.verification.Verification;
import dev.connections.web.Messages;
import dev.connections.web.consent.ConsentView;
import dev.connections.web.profiles.VerificationProgress;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** The connection that the page shows, also while its applications are verified. */
@Named
@ViewScoped
public class ConnectionView implements Serializable {
  @EJB private OrganizationConnections connections;
  @Inject private Messages messages;
  @Inject private VerificationProgress progress;

  private String id;
  private String consent;
  private long seen;
  private transient ConnectionDetails details;
  private transient boolean asked;

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  /** How a round trip for admin consent ended; null when none did. */
  public String getConsent() {
    return consent;
  }

  public void setConsent(String consent) {
    this.consent = consent == null || consent.isBlank() ? null : ConsentView.shown(consent);
  }

  /** Shows it; what is not there looks like any page that is not there. */
  public void load() {
    refresh();
    if (details == null) {
      messages.notFound();
    }
  }

  /** For the poll while a verification runs. */
  public void refresh() {
    asked = false;
    if (getDetails() != null) {
      seen = details.version();
    }
  }

  /** Null when it is not there, or is no more. */
  public ConnectionDetails getDetails() {
    if (!asked && id != null) {
      asked = true;
      try {
        details = connections.get(id);
      } catch (UnknownConnectionException gone) {
        details = null;
      }
    }
    return details;
  }

  /** Whether there is anything to verify: what is disabled is not looked at. */
  public boolean isVerifiable() {
    return details.applications().stream().anyMatch(one -> one.disabledBy() == null);
  }

  /** The page of the same connection, anew. */
  String here() {
    return "/connections/connection?faces-redirect=true&id=" + id;
  }

  /** The version that the person saw, whatever was stored since. */
  long seen() {
    return seen;
  }

  public boolean isRemoved() {
    return getDetails().removedAt() != null;
  }

  public boolean isRunning() {
    return getDetails() != null && details.applications().stream().anyMatch(this::running);
  }

  public boolean running(ApplicationDetails application) {
    return progress.running(verification(application));
  }

  /** The last one, or null. */
  public Verification verification(ApplicationDetails application) {
    return application.profile() == null ? null : application.profile().verification();
  }
}
