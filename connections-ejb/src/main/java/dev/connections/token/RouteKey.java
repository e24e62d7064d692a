package dev.connections.token;

import dev.connections.api.TokenRequest;
import dev.connections.platform.InputRules;

/**
 * What one caller asks for again and again.
 *
 * @param ownerId the calling principal
 * @param api empty for the first one of the capability
 */
record RouteKey(String ownerId, String connectorId, String capability, String api) {
  RouteKey {
    // The token names the connector as it was linked.
    connectorId = InputRules.stripped(connectorId);
  }

  static RouteKey of(String ownerId, TokenRequest wanted) {
    return new RouteKey(ownerId, wanted.connectorId(), wanted.capability(), wanted.api());
  }
}
