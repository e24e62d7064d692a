/** The trip to a provider's pages where a person signs in and grants a system application. */
package dev.connections.console.grant;
