package dev.connections.connection;

import dev.connections.api.Workload;
import dev.connections.application.NewApplication;
import dev.connections.provider.Organization;

/**
 * A connection that is to be made. All values are checked.
 *
 * @param id fixed beforehand, so that it is made once however often that is tried
 */
public record NewConnection(
    String id,
    String name,
    Workload workload,
    Organization organization,
    NewApplication application) {}
