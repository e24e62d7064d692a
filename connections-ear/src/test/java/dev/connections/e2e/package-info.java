/**
 * Tests of what is shipped: they start the built connections.jar (or Payara Server with the built
 * EAR) as a process and look at it from outside. {@link dev.connections.e2e.BrowserTest} classes
 * share one product and one sandbox; all others start their own.
 */
package dev.connections.e2e;
