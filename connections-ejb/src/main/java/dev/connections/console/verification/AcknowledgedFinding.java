package dev.connections.console.verification;

import dev.connections.api.Finding;
import java.time.Instant;

/**
 * A finding that somebody answers for, such as a second secret that belongs to another program. It
 * counts for no status until its day comes, somebody opens it again, or it becomes another one.
 *
 * @param why in the person's words
 * @param by who acknowledged it
 * @param at when
 * @param endsAt when it is open again
 */
public record AcknowledgedFinding(
    Finding finding, String why, String by, Instant at, Instant endsAt) {}
