/**
 * How a connection comes to be: the wizard's drafts and their steps, finding the organization, the
 * trips to consent pages, and <em>Done</em>, which makes everything in one transaction. Knows the
 * features that it puts together; none of them knows it.
 */
package dev.connections.onboarding;
