/**
 * Application connection profiles: how a custom application signs in, the drafts that people make
 * and edit them with, and their keys.
 *
 * <p>What people write ({@code application_connection_profile}) and what verifications write
 * ({@code profile_state}, {@code profile_finding}) are rows apart, so that a result that arrives
 * never collides with a person who is editing. A draft becomes a profile in one transaction under
 * the draft's lock, with an id that was fixed when the draft was opened, so that it becomes one
 * profile however often it is saved. A key keeps its row from candidate to previous, since its
 * sealed half opens under its own row alone; deleting the row destroys the key.
 *
 * <p>Locks are taken in this order: draft, verification runs, profile, state. The beans are the
 * boundary: a method of theirs is one transaction, or none where a credential is read or a provider
 * is called.
 */
package dev.connections.profile;
