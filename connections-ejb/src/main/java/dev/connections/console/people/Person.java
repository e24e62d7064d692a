package dev.connections.console.people;

import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.Role;
import java.time.Instant;

/**
 * A row of the page <em>People</em>.
 *
 * @param version what a change is based on; see {@link ChangedMeanwhileException}
 * @param lastSignInAt null when never
 */
public record Person(
    String id, long version, String name, Role role, PersonState state, Instant lastSignInAt) {}
