/**
 * Pretend organizations to try the product with and to test it against: a plain Java program, one
 * TLS port per origin. It is as strict as the provider it stands for, because a lenient stand-in
 * proves nothing: it judges every assertion and proof by its own checks and shares no code with the
 * product. It is never part of what is shipped.
 *
 * <p>Okta organizations each have their own origin. Entra tenants share the login and the Graph of
 * their cloud, as at Microsoft; the home of the platform's own application is one more tenant of
 * it. What is told by either is real as far as it concerns signing in and permissions; users,
 * groups and the like are samples. Not there: signing out, the answer of an authorization by form
 * post, pushed authorization requests, policies by place or device, and every call that changes
 * something in a tenant.
 *
 * <p>People sign in at pages that need no script. What an organization, its accounts and its token
 * endpoint do otherwise than usual is set on the page or by {@link
 * dev.connections.sandbox.server.SignIns}; what they did is counted there. {@link
 * dev.connections.sandbox.Visitor} is a person with a browser for tests that have none.
 *
 * <p>What both need, from ports to troubles, is in {@code server}; {@code okta} and {@code entra}
 * know nothing of each other, and {@code page} shows them to people.
 */
package dev.connections.sandbox;
