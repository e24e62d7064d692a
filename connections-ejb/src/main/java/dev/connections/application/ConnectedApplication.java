package dev.connections.application;

import dev.connections.api.ApplicationType;
import java.util.Set;

/**
 * An application as its connection's other features need it.
 *
 * @param clientId the App ID
 * @param profileId how it signs in
 * @param capabilities codes of what it holds
 */
public record ConnectedApplication(
    String id,
    String connectionId,
    ApplicationType type,
    String name,
    String clientId,
    String profileId,
    Set<String> capabilities) {}
