package dev.connections.sandbox.okta;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.Keeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The applications that every organization has from the start, as {@code ready-apps.json}. */
public enum ReadyApp {
  BACKUP,
  BACKUP_WITH_DPOP,
  BACKUP_WITH_GRANTS,
  BACKUP_WITH_EC_KEY,
  MISSING_DEVICES,
  READ_ONLY,
  HELP_DESK,
  NO_ROLE,
  EXCESS_SCOPES,
  NO_SCOPES,
  CLIENT_SECRET,
  KEY_SET_ADDRESS,
  WEB,
  /** The platform's own, to which people sign in. */
  SYSTEM;

  private static final Map<ReadyApp, JsonNode> APPS =
      Json.resource(ReadyApp.class, "ready-apps.json", new TypeReference<>() {});

  /** The application's name. */
  public String label() {
    return APPS.get(this).get("name").asText();
  }

  /** A new one, with a client id and, once somebody looks, a key of its own. */
  ServiceApp made(Keeper keeper) {
    return made(APPS.get(this), keeper);
  }

  /** The same application in one more organization: it has the credentials of there. */
  ServiceApp made(ServiceApp registration, Keeper keeper) {
    ObjectNode known = APPS.get(this).deepCopy();
    ServiceApp app = made(known.put("clientId", registration.clientId()), keeper);
    app.atHome(registration);
    return app;
  }

  private static ServiceApp made(JsonNode description, Keeper keeper) {
    try {
      return Json.reader(keeper).forType(ServiceApp.class).readValue(description);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
