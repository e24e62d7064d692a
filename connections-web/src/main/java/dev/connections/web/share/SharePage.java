package dev.connections.web.share;

import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.GrantTrip;
import dev.connections.console.grant.LinkGoneException;
import dev.connections.console.grant.SharedGrants;
import dev.connections.console.grant.SharedGrants.Look;
import dev.connections.web.Messages;
import dev.connections.web.consent.ConsentView;
import dev.connections.web.grant.TripCookie;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.omnifaces.cdi.Param;

/**
 * What whoever has a link sees. No sentence here goes through the console's list of workloads,
 * which is for people who are signed in.
 */
@Named
@RequestScoped
public class SharePage {
  static final String UNREACHABLE = "unreachable";
  static final String INCOMPLETE = "incomplete";
  private static final String TEXT = "shareText";
  private static final Set<GrantEnd> LEFT_TO_SENDER =
      EnumSet.of(GrantEnd.OTHER_ACCOUNT, GrantEnd.ORGANIZATION_TO_CHOOSE);

  @EJB private SharedGrants links;
  @Inject private HttpServletRequest request;
  @Inject private Messages messages;
  @Inject private ConsentView consent;
  @Inject @Param private String id;
  @Inject @Param private String answer;
  @Inject @Param private String refused;

  private Look look;
  private boolean asked;

  /** Null for a link that cannot be used, or was not opened in this browser. */
  public Look getLook() {
    if (!asked) {
      asked = true;
      look = LinkCookie.secret(request, id).flatMap(this::finished).orElse(null);
    }
    return look;
  }

  /** Ends the trip, if the person just came back. */
  private Optional<Look> finished(String secret) {
    try {
      return Optional.of(links.finish(secret, TripCookie.shown(request).orElse(null)));
    } catch (LinkGoneException gone) {
      return Optional.empty();
    }
  }

  public boolean isUsed() {
    return getLook() != null && look.used();
  }

  /** Whether something is asked for that can still be done. */
  public boolean isAsking() {
    return getLook() != null && !look.used();
  }

  public String getHeading() {
    if (getLook() == null) {
      return about(isUnknown() ? "unknown.title" : "gone.title");
    }
    return about(look.used() ? "done.title" : "ask.title." + look.kind());
  }

  public String getLead() {
    if (getLook() == null) {
      return about(isUnknown() ? "unknown.lead" : "gone.lead");
    }
    if (!look.used()) {
      return about("ask.lead." + look.kind());
    }
    return about(isLeftToSender() ? "done." + look.trip().end() : "done.lead");
  }

  private boolean isUnknown() {
    return "unknown".equals(answer);
  }

  private boolean isLeftToSender() {
    return look.trip() != null && LEFT_TO_SENDER.contains(look.trip().end());
  }

  /** Whether the last try did not end well. */
  public boolean isRefused() {
    return isAsking() && (isTripRefused() || isConsentRefused() || isNotBegun());
  }

  private boolean isTripRefused() {
    return look.trip() != null && look.trip().end() != null;
  }

  private boolean isConsentRefused() {
    return !look.kind().isSignIn() && !consent.getRefusal().isEmpty();
  }

  private boolean isNotBegun() {
    return UNREACHABLE.equals(refused) || INCOMPLETE.equals(refused);
  }

  /** How the last try ended, and what to do next. */
  public String getRefusalTitle() {
    return about(refusal() + ".title");
  }

  public String getRefusalNext() {
    return about(refusal() + ".next");
  }

  private String refusal() {
    if (isNotBegun()) {
      return "begin." + refused;
    }
    return isTripRefused() ? "end." + look.trip().end() : "end.DECLINED";
  }

  /** What the provider calls it; empty when it did not say. */
  public String getCode() {
    if (isNotBegun()) {
      return "";
    }
    return isTripRefused() ? ShareTexts.code(look.trip()) : consent.getRefusal();
  }

  /** A sentence of the page, with the names of what is asked for. */
  public String about(String key) {
    GrantTrip trip = look == null ? null : look.trip();
    return messages.sentence(TEXT, key, ShareTexts.values(look, trip));
  }
}
