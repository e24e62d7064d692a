package dev.connections.console.grant;

import dev.connections.api.Cloud;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A person's trip to the provider's pages.
 *
 * @param end how it ended; null while the person is on the way, or came back and it has yet to be
 *     finished
 * @param arrived whether an answer came back
 * @param details values for the sentence of how it ended: for OTHER_ORGANIZATION the organization
 *     that was meant and the one that answered, for ORGANIZATION_TAKEN the name and the id of its
 *     connection, for OTHER_ACCOUNT the account of before and the one that signed in, for
 *     ORGANIZATION_TO_CHOOSE those of {@link #reached}, else the provider's own code, if it had one
 * @param beganAt when the person was sent there
 */
public record GrantTrip(GrantEnd end, boolean arrived, List<String> details, Instant beganAt) {
  public GrantTrip {
    details = List.copyOf(details);
  }

  /**
   * An organization that an account reaches.
   *
   * @param name as the provider calls it; empty when it does not
   */
  public record Reached(String id, Cloud cloud, String host, String name) {
    private static final int PARTS = 4;

    /** As details of a trip. */
    public List<String> details() {
      return List.of(id, cloud.id(), host, name);
    }
  }

  /** Those that a person has to choose from; else empty. */
  public List<Reached> reached() {
    List<Reached> reached = new ArrayList<>();
    if (end == GrantEnd.ORGANIZATION_TO_CHOOSE) {
      for (int i = 0; i + Reached.PARTS <= details.size(); i += Reached.PARTS) {
        reached.add(
            new Reached(
                details.get(i),
                Cloud.of(details.get(i + 1)),
                details.get(i + 2),
                details.get(i + 3)));
      }
    }
    return reached;
  }
}
