package dev.connections.web.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads the body before anybody parses it, and no more of it than any request needs. A text with a
 * zero character is refused here, since PostgreSQL takes none and nothing has one. By the told
 * length, where there is one: clients of the JDK offer another protocol with each request, and the
 * server would then wait for more behind the end of the body.
 */
class BodyLimit implements ContainerRequestFilter {
  static final int MOST_BYTES = 64 * 1024;

  /** The escape of JSON behind an even number of backslashes, which are escapes of their own. */
  private static final Pattern ZERO = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*+\\\\u0000");

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
    } else if (holdsZero(body)) {
      refuse(
          request,
          Problem.of(400, "The body cannot be read", "No text may hold the zero character."));
    } else {
      request.setEntityStream(new ByteArrayInputStream(body));
    }
  }

  /** In every encoding of JSON, whose wider ones have zero bytes between these characters. */
  static boolean holdsZero(byte[] json) {
    String text = new String(json, StandardCharsets.ISO_8859_1).replace("\0", "");
    return ZERO.matcher(text).find();
  }

  private static void refuse(ContainerRequestContext request) {
    refuse(
        request, Problem.of(413, "Too large", "The body is larger than " + MOST_BYTES + " bytes."));
  }

  private static void refuse(ContainerRequestContext request, Problem problem) {
    request.abortWith(
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.json()).build());
  }
}
