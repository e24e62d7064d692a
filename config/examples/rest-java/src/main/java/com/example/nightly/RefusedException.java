package com.example.nightly;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/** Connections refused a request, and said why in a problem (RFC 9457). */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;
  private final String state;
  private final String page;

  RefusedException(int status, JsonNode problem) {
    super(problem.path("detail").asText("Connections answered " + status + "."));
    this.status = status;
    type = problem.path("type").asText();
    state = problem.path("state").asText();
    page = problem.path("page").asText(null);
  }

  /** Whether an administrator has yet to allow the connector. */
  boolean isPending() {
    return type.equals("urn:connections:problem:link-not-allowed") && state.equals("PENDING");
  }

  /** Whether something in the request is not, or no longer, right. */
  boolean isInvalid() {
    return status == 422;
  }

  /** Where a person can do something about it. */
  Optional<String> page() {
    return Optional.ofNullable(page);
  }
}
