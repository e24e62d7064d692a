/**
 * What providers of organizations can do, as small abilities, and what they share in doing it: the
 * client-credentials flow, calls within a limit, the steps of a verification. A provider is
 * stateless but for caches: it gets plain values and answers plain values, and knows no entity and
 * no transaction. Everything that it calls goes through {@code platform}'s outbound client.
 */
package dev.connections.provider;
