package dev.connections.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Sends the browser to another path of this site. The container would make an absolute address of
 * it with the request's Host header; a relative one is allowed (RFC 9110, section 10.2.2).
 */
final class Redirect {
  private Redirect() {}

  static void to(HttpServletRequest request, HttpServletResponse response, String path) {
    try {
      if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
        response.setContentType("text/xml");
        response.setCharacterEncoding("UTF-8");
        String escaped = path.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        response
            .getWriter()
            .write(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                    + escaped
                    + "\"/></partial-response>");
      } else {
        // See Other: a posted form is never posted again to where this leads.
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
      }
      response.flushBuffer();
    } catch (IOException browserGone) {
      throw new UncheckedIOException(browserGone);
    }
  }
}
