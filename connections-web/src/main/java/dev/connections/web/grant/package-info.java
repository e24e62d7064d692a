/**
 * The round trip to a provider's page where a person signs in and grants a system application: out,
 * back, and in words how it ended.
 */
package dev.connections.web.grant;
