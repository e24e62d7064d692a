/**
 * The wizard that adds connections and applications. Its input lives in a draft of the service,
 * found by the address; its beans hold ids and typed fields, never a credential.
 */
package dev.connections.web.onboarding;
