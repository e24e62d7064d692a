package dev.connections.provider;

import java.net.URI;

/**
 * What one access token is for.
 *
 * @param api the provider's id of the API
 * @param address of the API: scheme, host and perhaps port; without a host where each organization
 *     has another one that is not known
 * @param content names what is asked for: requests of one application with equal contents are
 *     answered with equal tokens
 * @param whole whether the token carries all permissions of the application at the API, whatever
 *     was asked for
 */
public record TokenTarget(String api, URI address, String content, boolean whole) {}
