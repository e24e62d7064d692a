package dev.connections.sandbox.server;

import java.time.Instant;
import java.util.Optional;

/**
 * What stands at one origin: an Okta organization, a login or a Graph.
 *
 * @param <O> whose calls these are
 */
public interface Service<O extends PretendOrganization<?>> {

  /** Whom a call is for; empty when that cannot be told. */
  Optional<O> called(Request request);

  /** What kind of call it is. */
  Reach reach(Request request);

  /** The application that says it calls, for the list of calls; empty when it does not say. */
  String claimedClient(Request request);

  /** The provider's own answer to {@link Trouble#UNAVAILABLE} and the limits. */
  Answer refusal(Request request, O called, Trouble trouble);

  /**
   * @param now by the clock of whom the call is for
   */
  Answer answer(Request request, Instant now) throws RefusedException;
}
