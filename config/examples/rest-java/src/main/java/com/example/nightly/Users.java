package com.example.nightly;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The users of an Okta organization, page by page. */
final class Users {
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  private Users() {}

  static List<String> logins(Provider okta) throws IOException, InterruptedException {
    List<String> logins = new ArrayList<>();
    String page = "/api/v1/users?limit=5";
    while (page != null) {
      HttpResponse<String> answer = okta.get(page);
      for (JsonNode user : Connections.JSON.readTree(answer.body())) {
        logins.add(user.path("profile").path("login").asText());
      }
      page =
          answer.headers().allValues("Link").stream()
              .map(NEXT::matcher)
              .filter(Matcher::find)
              .map(link -> link.group(1))
              .findFirst()
              .orElse(null);
    }
    return logins;
  }
}
