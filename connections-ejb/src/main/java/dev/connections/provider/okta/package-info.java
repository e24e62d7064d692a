/**
 * Okta: API Services applications that sign in with {@code private_key_jwt} at the org
 * authorization server, with or without DPoP. Rules of Okta's live here as data where they can:
 * error texts, scopes and their probe calls.
 */
package dev.connections.provider.okta;
