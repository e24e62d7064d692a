package com.example.nightly;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The mails of a mailbox of Microsoft 365, page by page. */
final class Mails {
  private Mails() {}

  static List<String> ids(Provider graph, String mailbox) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    String page = "/v1.0/users/" + mailbox + "/messages";
    while (page != null) {
      JsonNode list = Connections.JSON.readTree(graph.get(page).body());
      for (JsonNode mail : list.path("value")) {
        ids.add(mail.path("id").asText());
      }
      page = list.path("@odata.nextLink").asText(null);
    }
    return ids;
  }
}
