package dev.connections.capability;

/**
 * A permission of a provider's API.
 *
 * @param resource the API's id at the provider: an app id of Entra, or {@code okta}
 * @param name such as {@code Mail.Read}; what people know
 * @param id the provider's id, such as an app role id; empty where the name is the id
 */
public record Permission(String resource, String name, String id) {}
