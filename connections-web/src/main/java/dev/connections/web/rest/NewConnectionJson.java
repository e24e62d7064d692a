package dev.connections.web.rest;

import java.util.List;

/** A connection that is to be made of an application connection profile. */
public record NewConnectionJson(
    String name, String profileId, String applicationName, List<String> capabilities) {}
