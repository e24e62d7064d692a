package dev.connections.web.rest;

import java.util.List;

/**
 * Some events in their order.
 *
 * @param cursor what to read on from; keep it after the events were worked on
 * @param more whether there are more already
 */
public record EventsJson(List<EventJson> events, String cursor, boolean more) {}
