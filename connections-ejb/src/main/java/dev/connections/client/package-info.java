/**
 * A ready client for what a token is for: calls of a provider's API. It is published beside {@code
 * dev.connections.api} and runs in other applications, which is why it stays clear of the product's
 * guarded way out and of every library; the product itself never uses it.
 */
package dev.connections.client;
