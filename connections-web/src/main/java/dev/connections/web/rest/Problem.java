package dev.connections.web.rest;

import dev.connections.api.ApplicationNotWorkingException;
import dev.connections.api.CallerMistakeException;
import dev.connections.api.CapabilityNotHeldException;
import dev.connections.api.ConnectionChangedException;
import dev.connections.api.ConnectionLinkedException;
import dev.connections.api.ConnectionsException;
import dev.connections.api.CursorExpiredException;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkNotAllowedException;
import dev.connections.api.OrganizationNotConnectedException;
import dev.connections.api.PersonNeededException;
import dev.connections.api.RetryLaterException;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownConnectorException;
import dev.connections.api.UnknownProfileException;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.capabilities.CapabilityNeededException;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.verification.NotVerifiedException;
import jakarta.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Why a request is refused, for a program (RFC 9457). The type is what programs tell problems apart
 * by, and never changes; the detail is the sentence of the exception, for people.
 *
 * @param members of the JSON object
 * @param retryAt when to try again; empty when trying again does not help
 */
record Problem(int status, Map<String, Object> members, Optional<Instant> retryAt) {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPES = "urn:connections:problem:";

  /** One that says no more than its status does. */
  static Problem of(int status, String title, String detail) {
    return new Problem(status, members("about:blank", title, status, detail), Optional.empty());
  }

  static Problem of(ConnectionsException refused) {
    Kind kind = kind(refused);
    Map<String, Object> members =
        members(TYPES + kind.code, kind.title, kind.status, refused.getMessage());
    if (refused instanceof InvalidRequestException invalid) {
      members.put("problems", new TreeMap<>(invalid.problems()));
    }
    if (refused instanceof PersonNeededException needed) {
      members.put("page", needed.page().toString());
    }
    members.putAll(facts(refused));
    if (refused instanceof RetryLaterException later) {
      members.put("retryAt", later.retryAt().toString());
      return new Problem(kind.status, members, Optional.of(later.retryAt()));
    }
    return new Problem(kind.status, members, Optional.empty());
  }

  private static Map<String, Object> members(String type, String title, int status, String detail) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", type);
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail);
    return members;
  }

  String detail() {
    return members.get("detail").toString();
  }

  String json() {
    return Json.createObjectBuilder(members).build().toString();
  }

  /** What a program may want to tell its own people. */
  private static Map<String, String> facts(ConnectionsException refused) {
    if (refused instanceof LinkNotAllowedException link) {
      return Map.of("state", link.state().name());
    }
    if (refused instanceof ApplicationNotWorkingException application) {
      return Map.of("finding", application.finding().name());
    }
    if (refused instanceof NotWorkingException sent && sent.finding().isPresent()) {
      return Map.of("finding", sent.finding().get().name());
    }
    return Map.of();
  }

  private static Kind kind(ConnectionsException refused) {
    if (refused instanceof RetryLaterException) {
      return Kind.RETRY_LATER;
    }
    if (refused instanceof UnknownConnectionException) {
      return Kind.UNKNOWN_CONNECTION;
    }
    if (refused instanceof UnknownApplicationException) {
      return Kind.UNKNOWN_APPLICATION;
    }
    if (refused instanceof ChangedMeanwhileException) {
      return Kind.CHANGED_MEANWHILE;
    }
    if (refused instanceof NotWorkingException || refused instanceof NotVerifiedException) {
      return Kind.NOT_WORKING;
    }
    if (refused instanceof ProfileInUseException) {
      return Kind.PROFILE_IN_USE;
    }
    if (refused instanceof TooManyDraftsException) {
      return Kind.TOO_MANY_DRAFTS;
    }
    if (refused instanceof CapabilityNeededException) {
      return Kind.CAPABILITY_NEEDED;
    }
    if (refused instanceof UnknownConnectorException) {
      return Kind.UNKNOWN_CONNECTOR;
    }
    if (refused instanceof UnknownProfileException) {
      return Kind.UNKNOWN_PROFILE;
    }
    if (refused instanceof InvalidRequestException) {
      return Kind.INVALID_REQUEST;
    }
    if (refused instanceof ConnectionChangedException) {
      return Kind.CONNECTION_CHANGED;
    }
    if (refused instanceof CursorExpiredException) {
      return Kind.CURSOR_EXPIRED;
    }
    if (refused instanceof OrganizationNotConnectedException) {
      return Kind.ORGANIZATION_NOT_CONNECTED;
    }
    if (refused instanceof LinkNotAllowedException) {
      return Kind.LINK_NOT_ALLOWED;
    }
    if (refused instanceof CapabilityNotHeldException) {
      return Kind.CAPABILITY_NOT_HELD;
    }
    if (refused instanceof ApplicationNotWorkingException) {
      return Kind.APPLICATION_NOT_WORKING;
    }
    if (refused instanceof ConnectionLinkedException) {
      return Kind.CONNECTION_LINKED;
    }
    if (refused instanceof CallerMistakeException) {
      return Kind.MISTAKE;
    }
    return Kind.PERSON_NEEDED;
  }

  /** What callers can rely on. */
  private enum Kind {
    RETRY_LATER(503, "retry-later", "Try again later"),
    UNKNOWN_CONNECTION(404, "unknown-connection", "There is no such connection"),
    UNKNOWN_APPLICATION(404, "unknown-application", "The connection has no such application"),
    UNKNOWN_CONNECTOR(404, "unknown-connector", "You linked no such connector"),
    UNKNOWN_PROFILE(404, "unknown-profile", "There is no such profile"),
    INVALID_REQUEST(422, "invalid-request", "Something in the request is missing or wrong"),
    CONNECTION_CHANGED(412, "connection-changed", "Somebody else changed the connection first"),
    CHANGED_MEANWHILE(412, "changed-meanwhile", "Somebody else changed it first"),
    CURSOR_EXPIRED(410, "cursor-expired", "The events after the cursor are no longer kept"),
    ORGANIZATION_NOT_CONNECTED(
        404, "organization-not-connected", "The organization has no connection"),
    LINK_NOT_ALLOWED(403, "link-not-allowed", "An administrator has to allow the connector"),
    CAPABILITY_NOT_HELD(409, "capability-not-held", "No application holds the capability"),
    APPLICATION_NOT_WORKING(409, "application-not-working", "No application can sign in"),
    CONNECTION_LINKED(409, "connection-linked", "Connectors use the connection"),
    NOT_WORKING(409, "not-working", "An application cannot sign in with it"),
    PROFILE_IN_USE(409, "profile-in-use", "Applications sign in with the profile"),
    TOO_MANY_DRAFTS(409, "too-many-drafts", "Too much of yours is under way"),
    CAPABILITY_NEEDED(409, "capability-needed", "Connectors need what it alone provides"),
    MISTAKE(400, "mistake", "The request cannot be answered as it is"),
    PERSON_NEEDED(409, "person-needed", "A person has to do something first");

    private final int status;
    private final String code;
    private final String title;

    Kind(int status, String code, String title) {
      this.status = status;
      this.code = code;
      this.title = title;
    }
  }
}
