/** The wizard Add connection: drafts, their steps, and Done. */
package dev.connections.console.onboarding;
