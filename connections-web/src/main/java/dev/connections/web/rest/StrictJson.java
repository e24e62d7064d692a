package dev.connections.web.rest;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;

/** A name that is not known is a mistake, and would be left out without a word. */
class StrictJson implements ContextResolver<Jsonb> {
  private final Jsonb jsonb =
      JsonbBuilder.create(
          new JsonbConfig().setProperty("jsonb.fail-on-unknown-properties", Boolean.TRUE));

  @Override
  public Jsonb getContext(Class<?> type) {
    return jsonb;
  }
}
