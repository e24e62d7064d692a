/**
 * What providers of organizations can do, as small abilities, and what they share in doing it, such
 * as the steps of a verification. A provider is stateless but for caches: it gets plain values and
 * answers plain values, and knows no entity and no transaction. Everything that it calls goes
 * through {@code platform.outbound}. The platform's own applications at the providers, which the
 * settings have, are read here once.
 */
package dev.connections.provider;
