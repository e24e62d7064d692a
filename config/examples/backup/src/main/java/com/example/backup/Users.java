package com.example.backup;

import dev.connections.api.ConnectionsException;
import dev.connections.client.ProviderClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The users of an Okta organization, page by page. */
final class Users {
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  private Users() {}

  static List<String> logins(ProviderClient okta)
      throws ConnectionsException, IOException, InterruptedException {
    List<String> logins = new ArrayList<>();
    Optional<String> page = Optional.of("/api/v1/users?limit=200");
    while (page.isPresent()) {
      HttpResponse<String> answer = okta.get(page.get());
      if (answer.statusCode() != 200) {
        throw new IOException("Okta answered " + answer.statusCode());
      }
      for (JsonObject user :
          Json.createReader(new StringReader(answer.body()))
              .readArray()
              .getValuesAs(JsonObject.class)) {
        logins.add(user.getJsonObject("profile").getString("login"));
      }
      page = next(answer);
    }
    return logins;
  }

  private static Optional<String> next(HttpResponse<String> answer) {
    return answer.headers().allValues("Link").stream()
        .map(NEXT::matcher)
        .filter(Matcher::find)
        .map(link -> link.group(1))
        .findFirst();
  }
}
