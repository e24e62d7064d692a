package dev.connections.web.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Reads the body before anybody parses it, and no more of it than any request needs. By the told
 * length, where there is one: clients of the JDK offer another protocol with each request, and the
 * server would then wait for more behind the end of the body.
 */
class BodyLimit implements ContainerRequestFilter {
  static final int MOST_BYTES = 64 * 1024;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (request.getHeaderString("Transfer-Encoding") == null && request.getLength() < 1) {
      request.setEntityStream(new ByteArrayInputStream(new byte[0]));
      return;
    }
    int wanted = request.getLength() < 0 ? MOST_BYTES + 1 : request.getLength();
    if (request.getLength() > MOST_BYTES) {
      refuse(request);
      return;
    }
    byte[] body = request.getEntityStream().readNBytes(wanted);
    if (body.length > MOST_BYTES) {
      refuse(request);
    } else {
      request.setEntityStream(new ByteArrayInputStream(body));
    }
  }

  private static void refuse(ContainerRequestContext request) {
    Problem problem =
        Problem.of(413, "Too large", "The body is larger than " + MOST_BYTES + " bytes.");
    request.abortWith(
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.json()).build());
  }
}
