/**
 * What a provider of organizations has to be able to do. An adapter is stateless but for caches: it
 * gets plain values and answers plain values, and knows no entity and no transaction. Everything
 * that it calls goes through {@code platform}'s outbound client.
 */
package dev.connections.provider;
