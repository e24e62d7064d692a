package dev.connections.web.rest;

/**
 * How the provider answered a call with a token.
 *
 * @param retryAfterSeconds what the provider told with 429; null when it told nothing
 */
public record ReportJson(TokenJson token, Integer status, Long retryAfterSeconds) {}
