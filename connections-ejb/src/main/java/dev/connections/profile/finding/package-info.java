/**
 * What was found of profiles, over all their verifications, and what of it somebody answers for.
 */
package dev.connections.profile.finding;
