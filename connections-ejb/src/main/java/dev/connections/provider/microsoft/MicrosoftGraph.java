package dev.connections.provider.microsoft;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.TokenCalls;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Calls of Microsoft Graph with the application's own token; reading only. */
final class MicrosoftGraph {
  private static final int MAX_PAGES = 20;

  /**
   * More than an application has of anything: a registration declares at most 400 permissions
   * (Microsoft, "Validation differences by supported account types"). Each is compared with the
   * others, and what is too much is told and stored one by one.
   */
  static final int MOST_OBJECTS = 2_000;

  private final TokenCalls calls;
  private final MicrosoftCloud cloud;
  private final AppTokens tokens;

  MicrosoftGraph(ProviderCalls calls, MicrosoftCloud cloud, AppTokens tokens) {
    this.calls = new TokenCalls(calls);
    this.cloud = cloud;
    this.tokens = tokens;
  }

  /**
   * @param pathAndQuery behind {@code /v1.0}
   * @return what was asked for, or that the application may not read it, or that it is not there
   * @throws ProviderRefusal when there is no answer, or trouble on the other side or on the way;
   *     when the token is not taken, or not from here; REQUEST_REFUSED when it objects to the call
   */
  GraphAnswer get(String pathAndQuery) throws ProviderRefusal {
    return get(cloud.graph().resolve("/v1.0" + pathAndQuery));
  }

  private GraphAnswer get(URI address) throws ProviderRefusal {
    HTTPResponse answer = calls.get(tokens.graph().issued(), address);
    if (answer.getStatusCode() == 200) {
      return new GraphAnswer(200, Json.object(answer.getBody()), "");
    }
    String words = MicrosoftErrors.words(answer);
    if (answer.getStatusCode() == 401) {
      // Not a matter of permissions: it does not take the token that the login just gave.
      throw ContinuousAccess.refusal(answer)
          .orElseGet(() -> ProviderRefusal.said(FindingCode.PROBE_REFUSED, words))
          .about(Apis.label(AppTokens.GRAPH));
    }
    if (Json.member(Json.objectOrNone(answer.getBody()), "error").isEmpty()) {
      // Graph says what is wrong as JSON; a page is of somebody on the way.
      throw ProviderRefusal.said(FindingCode.ANSWER_NOT_UNDERSTOOD, words);
    }
    return switch (answer.getStatusCode()) {
      case 403, 404 -> new GraphAnswer(answer.getStatusCode(), Map.of(), words);
      case 408 -> throw ProviderRefusal.said(FindingCode.TIMED_OUT, words);
      default -> throw ProviderRefusal.said(FindingCode.REQUEST_REFUSED, words);
    };
  }

  /**
   * All objects of a list, to its last page: a part of it proves nothing about the rest.
   *
   * @param into gets them; is not complete unless the answer is ok
   * @return the answer with the last page, or the first one that was refused
   * @throws ProviderRefusal LIST_INCOMPLETE when it goes on elsewhere, or without an end
   */
  GraphAnswer list(String pathAndQuery, List<Map<String, Object>> into) throws ProviderRefusal {
    List<Map<String, Object>> found = new ArrayList<>();
    GraphAnswer page = get(pathAndQuery);
    for (int pages = 1; page.isOk(); pages++) {
      if (!(page.body().get("value") instanceof List<?>)) {
        throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
      }
      found.addAll(Json.objects(page.body(), "value"));
      refuseMoreThanMost(found);
      Object next = page.body().get("@odata.nextLink");
      if (next == null) {
        into.addAll(found);
        return page;
      }
      if (pages == MAX_PAGES) {
        throw new ProviderRefusal(FindingCode.LIST_INCOMPLETE);
      }
      page = get(sameOrigin(String.valueOf(next)));
    }
    return page;
  }

  static void refuseMoreThanMost(Collection<?> told) throws ProviderRefusal {
    if (told.size() > MOST_OBJECTS) {
      throw new ProviderRefusal(FindingCode.ANSWER_TOO_LARGE);
    }
  }

  /** The token goes nowhere else. */
  private URI sameOrigin(String next) throws ProviderRefusal {
    String origin = cloud.graph() + "/";
    try {
      if (next.startsWith(origin)) {
        return URI.create(next);
      }
    } catch (IllegalArgumentException notAnAddress) {
      throw new ProviderRefusal(FindingCode.LIST_INCOMPLETE);
    }
    throw new ProviderRefusal(FindingCode.LIST_INCOMPLETE);
  }
}
