package dev.connections.api;

/**
 * {@link AccessTokens} for other applications of the server. A type of its own, since one interface
 * cannot be a bean's local and remote view at once; only the EAR's descriptor names it.
 */
public interface AccessTokensRemote extends AccessTokens {}
