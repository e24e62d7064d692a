/** The round trip of admin consent: out to the provider's page, and back with its answer. */
package dev.connections.web.consent;
