package dev.connections.audit;

import dev.connections.api.UnknownConnectionException;
import dev.connections.console.CallerAddress;
import dev.connections.console.ProgramCaller;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls and where from: the one place that asks the container. No boundary: below the role
 * checks of the features, for anonymous visitors too.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CurrentCaller {
  @Resource private SessionContext session;

  public Actor actor() {
    return Actor.of(session.getCallerPrincipal());
  }

  /** Ids of the connections that the caller may know of; empty for one who is not limited. */
  public Optional<Set<String>> limits() {
    return session.getCallerPrincipal() instanceof ProgramCaller program
            && !program.everyConnection()
        ? Optional.of(program.connections())
        : Optional.empty();
  }

  public boolean reaches(String connectionId) {
    return limits().filter(ids -> !ids.contains(connectionId)).isEmpty();
  }

  /** What a key does not reach is not there for it. */
  public void refuseOutOfReach(String connectionId) throws UnknownConnectionException {
    if (!reaches(connectionId)) {
      throw new UnknownConnectionException(connectionId);
    }
  }

  /** Empty for work that no request asked for. */
  public String address() {
    return CallerAddress.current().orElse("");
  }
}
