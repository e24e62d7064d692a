package dev.connections.web.rest;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;

/**
 * Refuses media types that nobody can read. The matching would refuse them, too, before it asks any
 * mapper, and the server would answer with a page of its own.
 */
@PreMatching
class ReadableHeaders implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    try {
      request.getAcceptableMediaTypes();
      request.getMediaType();
    } catch (ProcessingException | IllegalArgumentException malformed) {
      Problem problem =
          Problem.of(
              400,
              "The request cannot be read",
              "The header Accept or Content-Type is no list of media types.");
      request.abortWith(
          Response.status(problem.status())
              .type(Problem.MEDIA_TYPE)
              .entity(problem.json())
              .build());
    }
  }
}
