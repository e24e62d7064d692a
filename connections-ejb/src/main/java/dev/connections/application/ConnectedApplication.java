package dev.connections.application;

/**
 * An application as its connection's other features need it.
 *
 * @param clientId the App ID
 * @param profileId how it signs in; null for a system application
 */
public record ConnectedApplication(
    String id, String connectionId, String name, String clientId, String profileId) {}
