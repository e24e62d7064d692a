/** The trip to a provider's page where an administrator of the organization consents. */
package dev.connections.console.consent;
