package dev.connections.web.rest;

import dev.connections.api.ApplicationNotWorkingException;
import dev.connections.api.CapabilityNotHeldException;
import dev.connections.api.ConnectionsException;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkNotAllowedException;
import dev.connections.api.PersonNeededException;
import dev.connections.api.RetryLaterException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An error response of OAuth 2.0 (RFC 6749, section 5.2; RFC 8693, section 2.2.2).
 *
 * @param page where a person can do something about it
 */
record OAuthRefusal(int status, String error, String description, Optional<URI> page) {

  static OAuthRefusal of(ConnectionsException refused) {
    Optional<URI> page =
        refused instanceof PersonNeededException needed
            ? Optional.of(needed.page())
            : Optional.empty();
    int status = refused instanceof RetryLaterException ? 503 : 400;
    return new OAuthRefusal(status, error(refused), refused.getMessage(), page);
  }

  private static String error(ConnectionsException refused) {
    if (refused instanceof LinkNotAllowedException) {
      return "unauthorized_client";
    }
    if (refused instanceof CapabilityNotHeldException
        || refused instanceof InvalidRequestException) {
      return "invalid_scope";
    }
    if (refused instanceof RetryLaterException) {
      return "temporarily_unavailable";
    }
    return refused instanceof ApplicationNotWorkingException ? "access_denied" : "invalid_target";
  }

  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", error);
    members.put("error_description", allowed());
    page.ifPresent(address -> members.put("error_uri", address.toString()));
    return members;
  }

  /** RFC 6749, section 5.2: no other characters than these. */
  private String allowed() {
    return description.replace('"', '\'').replaceAll("[^ -!#-\\[\\]-~]", "?");
  }
}
