package dev.connections.sandbox.entra;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.util.List;
import java.util.Map;

/** Graph's paging: {@code $top}, and the way on in {@code @odata.nextLink}. */
final class GraphPaging {
  private static final int MOST = 999;

  private GraphPaging() {}

  /** A server may put fewer objects on a page than {@code $top} asks for. */
  static Answer page(Request request, Tenant tenant, List<?> all, GraphErrors errors)
      throws RefusedException {
    int top = number(request, "$top", tenant.pageSize(), errors);
    if (top < 1 || top > MOST) {
      throw errors.badRequest("Invalid page size specified: '" + top + "'.");
    }
    int size = Math.min(top, tenant.pageSize());
    int start = Math.min(number(request, "$skiptoken", 0, errors), all.size());
    int end = Math.min(all.size(), start + size);
    Map<String, Object> page =
        Json.object("@odata.context", request.origin() + "/v1.0/$metadata#" + request.path());
    if (end < all.size()) {
      String select = request.query().get("$select");
      page.put(
          "@odata.nextLink",
          request.url()
              + "?"
              + (select == null ? "" : "$select=" + select + "&")
              + (request.query().containsKey("$top") ? "$top=" + top + "&" : "")
              + "$skiptoken="
              + end);
    }
    page.put(
        "value",
        all.subList(start, end).stream()
            .map(object -> GraphEndpoint.selected(request, Json.asObject(object)))
            .toList());
    return Answer.json(200, page);
  }

  private static int number(Request request, String name, int absent, GraphErrors errors)
      throws RefusedException {
    String text = request.query().getOrDefault(name, String.valueOf(absent));
    if (!text.matches("[0-9]{1,6}")) {
      throw errors.badRequest("Invalid value '" + text + "' for " + name + ".");
    }
    return Integer.parseInt(text);
  }
}
