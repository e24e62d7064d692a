package dev.connections.web.rest;

import java.util.List;

/**
 * What a connector is to be linked to.
 *
 * @param name null to be called by its id
 * @param kind null for none
 * @param needs null for nothing yet
 */
public record LinkRequestJson(String connectionId, String name, String kind, List<String> needs) {}
