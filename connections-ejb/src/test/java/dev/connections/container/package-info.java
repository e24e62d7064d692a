/** Runs the built jar on Payara Micro for the tests of all packages: one deployment a database. */
package dev.connections.container;
