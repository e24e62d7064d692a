/**
 * The health endpoints {@code /health/started}, {@code /health/live} and {@code /health/ready} for
 * load balancers and supervisors. The checks stand here because Payara finds none in the domain's
 * archive. None of them asks a customer's organization: an expired key over there is no reason to
 * drop a node.
 */
package dev.connections.web.health;
