package dev.connections.console.profiles;

import dev.connections.api.Workload;

/**
 * What a person types about an application connection profile, but for the credential.
 *
 * @param name 1 to 100 characters, unique whatever its case
 * @param description at most 500 characters; empty when none
 * @param workload the application of the seed's <em>Select application</em>
 * @param domain as typed; checked when it is verified or saved
 * @param clientId at most 100 characters
 */
public record ProfileFields(
    String name, String description, Workload workload, String domain, String clientId) {}
