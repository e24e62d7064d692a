package dev.connections.token;

import dev.connections.api.TokenRequest;

/**
 * What one caller asks for again and again.
 *
 * @param ownerId the calling principal
 * @param api empty for the first one of the capability
 */
record RouteKey(String ownerId, String connectorId, String capability, String api) {

  static RouteKey of(String ownerId, TokenRequest wanted) {
    return new RouteKey(ownerId, wanted.connectorId(), wanted.capability(), wanted.api());
  }
}
