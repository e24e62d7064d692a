/**
 * Two small applications of somebody else, which tests deploy beside Connections on Payara Server.
 * Each holds its classes and the published jar, nothing else of the product.
 */
package dev.connections.e2e.foreign;
