package dev.connections.sandbox.server;

import java.net.URI;

/**
 * Where an authorization request leads back to.
 *
 * @param uri registered by the application
 * @param state the application's own, or null
 */
public record WayBack(URI uri, String state) {

  /** For a policy about forms: a browser applies it to where they lead in the end, too. */
  public String origin() {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /**
   * @param query encoded, without the state
   */
  public Answer with(String query) {
    return Answer.empty(302)
        .with(
            "Location",
            uri
                + (uri.getRawQuery() == null ? "?" : "&")
                + query
                + (state == null ? "" : "&state=" + Request.encoded(state)))
        .with("Cache-Control", "no-store");
  }

  public Answer error(String error, String description) {
    return with("error=" + error + "&error_description=" + Request.encoded(description))
        .noting(error + ": " + description);
  }
}
