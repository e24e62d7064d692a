package dev.connections.web.rest;

/**
 * What an access token is wanted for.
 *
 * @param api null for the first one of the capability
 * @param minimumLifetimeSeconds null for a minute
 */
public record TokenRequestJson(
    String connectorId, String capability, String api, Integer minimumLifetimeSeconds) {}
