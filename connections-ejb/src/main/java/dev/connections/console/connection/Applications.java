package dev.connections.console.connection;

import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.capabilities.CapabilityNeededException;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.verification.Verification;
import java.util.Collection;

/**
 * The applications of a connection. For {@code administrator} and {@code operator}, removing for
 * {@code administrator} alone. Reauthenticating is editing the application's profile: {@link
 * ProfileDrafts#edit} with a new credential as the candidate.
 */
public interface Applications {

  /**
   * Starts a verification and returns at once, as {@link ConnectionProfiles#verify}. One that is
   * disabled is not verified: its last verification is answered, or null.
   *
   * @throws UnknownApplicationException also when its connection was removed, as all methods that
   *     change something
   */
  Verification verify(String applicationId) throws UnknownApplicationException;

  /** The last verification, running or ended, or null when there was none. For all roles. */
  Verification verification(String applicationId) throws UnknownApplicationException;

  /** Gives it another name, unique within its connection. */
  void rename(String applicationId, long version, String name)
      throws UnknownApplicationException, InvalidFieldsException, ChangedMeanwhileException;

  /**
   * Chooses other capabilities; the mandatory ones stay. What was verified counts no longer, so a
   * verification is started.
   *
   * @throws CapabilityNeededException when a linked connector needs one that no other application
   *     provides
   */
  void changeCapabilities(String applicationId, long version, Collection<String> codes)
      throws UnknownApplicationException,
          InvalidFieldsException,
          CapabilityNeededException,
          ChangedMeanwhileException;

  /** Takes it out of use: it is not verified and gives no token; its profile stays. */
  void disable(String applicationId, long version)
      throws UnknownApplicationException, CapabilityNeededException, ChangedMeanwhileException;

  /** Takes it into use again, as its last verification left it. */
  void enable(String applicationId, long version)
      throws UnknownApplicationException, ChangedMeanwhileException;

  /**
   * Removes it with its profile and credentials.
   *
   * @param keepProfile whether the profile stays, standing alone
   * @throws CapabilityNeededException while it alone provides a capability that a linked connector
   *     needs
   */
  void remove(String applicationId, long version, boolean keepProfile)
      throws UnknownApplicationException, CapabilityNeededException, ChangedMeanwhileException;
}
