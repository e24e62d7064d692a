package dev.connections.sandbox.okta;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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
    return matcher(calledPath).matches();
  }

  /** The values of the stars in a path that this is for. */
  List<String> variables(String calledPath) {
    Matcher called = matcher(calledPath);
    return called.matches()
        ? IntStream.rangeClosed(1, called.groupCount()).mapToObj(called::group).toList()
        : List.of();
  }

  private Matcher matcher(String calledPath) {
    return Pattern.compile(path.replace("*", "([^/]+)") + "/*").matcher(calledPath);
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
