/**
 * Tests of what is shipped: they start the built connections.jar (or Payara Server with the built
 * EAR) as a process and look at it from outside. {@link dev.connections.e2e.BrowserTest} classes
 * share one product and one sandbox; all others start their own. Classes named {@code *LongIT} do
 * not belong to README's tests, which end within a quarter of an hour and visit each page and each
 * interface once; CI runs them behind those.
 */
package dev.connections.e2e;
