package dev.connections.console.profiles;

/**
 * What signs in with a profile.
 *
 * @param name for people, such as the application and its connection
 * @param connectionId of the connection that it belongs to
 */
public record ProfileUser(String name, String connectionId) {}
