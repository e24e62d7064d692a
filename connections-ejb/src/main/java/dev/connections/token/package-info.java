/**
 * The token broker: access tokens for the connectors of other applications. Most answers come from
 * memory: a {@link dev.connections.token.Route} says which application serves a connector's
 * capability, and {@link dev.connections.token.KeptTokens} has its token. The nodes share tokens by
 * rows, so that one request goes to the provider for each application and set of permissions. What
 * a link is and who may have one belongs to package connector.
 */
package dev.connections.token;
