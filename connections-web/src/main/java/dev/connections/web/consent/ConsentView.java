package dev.connections.web.consent;

import dev.connections.web.security.Links;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.omnifaces.cdi.Param;

/** What pages say about admin consent: where it comes back to, and how the last one ended. */
@Named
@RequestScoped
public class ConsentView {
  private static final Pattern CODE =
      Pattern.compile("[A-Za-z0-9_.-]{1,100}(?: AADSTS[0-9]{3,9})?");

  @Inject private Links links;
  @Inject private HttpServletRequest request;
  @Inject @Param private String consent;

  /** What is registered at the provider as the application's redirect URI. */
  public String getRedirectUri() {
    return links.to(request, ConsentStart.CALLBACK);
  }

  public boolean isGiven() {
    return "given".equals(answer());
  }

  /** The provider's code of a refusal; empty when there was none. */
  public String getRefusal() {
    return isGiven() ? "" : shown(answer());
  }

  /**
   * What of an address may be shown as the provider's words: a code, with Microsoft's own number
   * behind it, and not the sentence of somebody who made the address.
   */
  public static String shown(String answer) {
    return CODE.matcher(answer).matches() ? answer : "";
  }

  private String answer() {
    return consent == null ? "" : consent;
  }
}
