package dev.connections.sandbox.okta;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.util.ArrayList;
import java.util.List;

/** Okta's paging: {@code limit} and {@code after}, and the way on in {@code Link} headers. */
final class Paging {
  private static final int MOST = 200;

  private Paging() {}

  static Answer page(Request request, List<?> all) throws RefusedException {
    int from = number(request, "after", 0);
    int limit = Math.min(MOST, Math.max(1, number(request, "limit", MOST)));
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
      throw new RefusedException(Answer.error(400, "E0000001", "Api validation failed: " + name));
    }
  }
}
