package dev.connections.web.rest;

import dev.connections.api.ConnectorLink;
import dev.connections.api.LinkState;
import java.time.Instant;
import java.util.List;

/** A connector of the caller, and what it may use. */
public record LinkJson(
    String connectorId,
    String connectionId,
    String name,
    String kind,
    List<String> needs,
    List<String> allowed,
    LinkState state,
    Instant linkedAt) {

  static LinkJson of(ConnectorLink link) {
    return new LinkJson(
        link.connectorId(),
        link.connectionId(),
        link.name(),
        link.kind(),
        link.needs().stream().sorted().toList(),
        link.allowed().stream().sorted().toList(),
        link.state(),
        link.linkedAt());
  }
}
