package dev.connections.console.grant;

import java.time.Instant;
import java.util.List;

/**
 * A person's trip to the provider's pages.
 *
 * @param end how it ended; null while the person is on the way, or came back and it has yet to be
 *     finished
 * @param arrived whether an answer came back
 * @param details values for the sentence of how it ended: for OTHER_ORGANIZATION the organization
 *     that was meant and the one that answered, for ORGANIZATION_TAKEN the name and the id of its
 *     connection, for OTHER_ACCOUNT the account of before and the one that signed in, else the
 *     provider's own code, if it had one
 * @param beganAt when the person was sent there
 */
public record GrantTrip(GrantEnd end, boolean arrived, List<String> details, Instant beganAt) {
  public GrantTrip {
    details = List.copyOf(details);
  }
}
