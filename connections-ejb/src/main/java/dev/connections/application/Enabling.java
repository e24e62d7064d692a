package dev.connections.application;

import dev.connections.audit.CurrentCaller;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.activity.Act;
import dev.connections.platform.InTransaction;
import dev.connections.profile.ProfilesInUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Brings an application back into use, before it is verified for what changed meanwhile. */
@ApplicationScoped
class Enabling {
  @Inject private ApplicationChanges changes;
  @Inject private ApplicationStates states;
  @Inject private ProfilesInUse profiles;
  @Inject private CurrentCaller caller;
  @Inject private Clock clock;

  /** Answers whether its status is that of what it was before: out of use it was not verified. */
  @InTransaction
  boolean enable(String id, long version)
      throws UnknownApplicationException, ChangedMeanwhileException {
    Application application = changes.open(id, version, Act.APPLICATION_ENABLED).application();
    if (!application.disabled()) {
      return false;
    }
    String by = caller.actor().name();
    application.enable(by, clock.instant());
    changes.done(Act.APPLICATION_ENABLED, application, "");
    states.derive(application, by);
    return profiles.changedSinceVerified(application.profileId());
  }
}
