package dev.connections.sandbox.okta;

import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.util.List;
import java.util.Map;

/**
 * An endpoint of the API.
 *
 * @param path with {@code *} for one part of any value
 * @param scope that a token needs
 * @param content what it answers: a list is paged, a {@link Map} is an object, null is 204
 */
record Route(String method, String path, String scope, Content content) {

  /** What an endpoint has to say to one call. */
  interface Content {
    Object answer(Request request, List<String> variables) throws RefusedException;
  }

  static Route get(String path, String scope, Content content) {
    return new Route("GET", path, scope, content);
  }

  boolean isFor(String calledPath) {
    return variables(calledPath) != null;
  }

  /** The values of the stars, or null when the path is another one. */
  List<String> variables(String calledPath) {
    String[] wanted = path.split("/");
    String[] called = calledPath.split("/");
    if (wanted.length != called.length) {
      return null;
    }
    var values = new java.util.ArrayList<String>();
    for (int i = 0; i < wanted.length; i++) {
      if ("*".equals(wanted[i])) {
        values.add(called[i]);
      } else if (!wanted[i].equals(called[i])) {
        return null;
      }
    }
    return values;
  }
}
