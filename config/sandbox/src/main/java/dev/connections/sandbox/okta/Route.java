package dev.connections.sandbox.okta;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * An endpoint of the API.
 *
 * @param path with {@code *} for one part of any value
 * @param scope that a token needs
 * @param content what it answers: a list is paged, another value is an object, null is 204
 */
record Route(String method, String path, String scope, Content content) {
  private static final int LARGEST_PAGE = 200;

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
    List<String> values = new ArrayList<>();
    for (int i = 0; i < wanted.length; i++) {
      if ("*".equals(wanted[i])) {
        values.add(called[i]);
      } else if (!wanted[i].equals(called[i])) {
        return null;
      }
    }
    return values;
  }

  /** Okta's paging: {@code limit} and {@code after}, and the way on in {@code Link} headers. */
  static Answer page(Request request, List<?> all) throws RefusedException {
    int from = number(request, "after", 0);
    int limit = Math.min(LARGEST_PAGE, Math.max(1, number(request, "limit", LARGEST_PAGE)));
    int start = Math.min(from, all.size());
    int end = Math.min(all.size(), start + limit);
    List<String> links = new ArrayList<>();
    links.add("<" + request.url() + "?limit=" + limit + ">; rel=\"self\"");
    if (end < all.size()) {
      links.add("<" + request.url() + "?after=" + end + "&limit=" + limit + ">; rel=\"next\"");
    }
    return Answer.json(200, all.subList(start, end)).with("Link", links.toArray(String[]::new));
  }

  private static int number(Request request, String name, int absent) throws RefusedException {
    try {
      return Integer.parseInt(request.query().getOrDefault(name, String.valueOf(absent)));
    } catch (NumberFormatException e) {
      throw OktaErrors.invalid(name);
    }
  }
}
