package dev.connections.web.rest;

/**
 * What a profile is to be called.
 *
 * @param name null to leave it as it is
 * @param description null to leave it as it is
 */
public record ProfileNamesJson(String name, String description) {}
