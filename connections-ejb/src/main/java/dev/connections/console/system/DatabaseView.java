package dev.connections.console.system;

/**
 * @param product such as {@code PostgreSQL}
 * @param version of the product
 * @param schemaVersion the newest migration that was applied
 */
public record DatabaseView(String product, String version, String schemaVersion) {}
