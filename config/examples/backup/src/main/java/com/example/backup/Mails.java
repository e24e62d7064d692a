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

/** The mails of a mailbox of Microsoft 365, page by page. */
final class Mails {
  private Mails() {}

  static List<String> ids(ProviderClient graph, String mailbox)
      throws ConnectionsException, IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    String page = "/v1.0/users/" + mailbox + "/messages";
    while (page != null) {
      HttpResponse<String> answer = graph.get(page);
      if (answer.statusCode() != 200) {
        throw new IOException("Microsoft Graph answered " + answer.statusCode());
      }
      JsonObject list = Json.createReader(new StringReader(answer.body())).readObject();
      for (JsonObject mail : list.getJsonArray("value").getValuesAs(JsonObject.class)) {
        ids.add(mail.getString("id"));
      }
      page = list.getString("@odata.nextLink", null);
    }
    return ids;
  }
}
