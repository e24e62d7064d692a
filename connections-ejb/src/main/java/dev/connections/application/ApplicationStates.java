package dev.connections.application;

import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.ConnectionHistory;
import dev.connections.connector.AccessChanged;
import dev.connections.console.activity.Act;
import dev.connections.listing.ApplicationListing;
import dev.connections.profile.ProfilesInUse;
import dev.connections.profile.use.FindingAnswered;
import dev.connections.profile.use.ProfileReauthenticated;
import dev.connections.profile.use.ProfileStanding;
import dev.connections.profile.use.ProfileStateChanged;
import dev.connections.verification.Health;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Keeps the derived states of applications. Used in a transaction of the caller. */
@ApplicationScoped
class ApplicationStates {
  @Inject private ApplicationRows rows;
  @Inject private ApplicationListing listing;
  @Inject private ProfilesInUse profiles;
  @Inject private ConnectionHistory history;
  @EJB private AuditTrail trail;
  @Inject private Event<HealthDerived> derived;
  @Inject private Event<AccessChanged> access;

  /** A profile was verified, or signs in otherwise: what uses it follows. */
  void follow(@Observes ProfileStateChanged changed) {
    rows.lockOfProfile(changed.profileId())
        .ifPresent(application -> derive(application, changed.by()));
  }

  /** The history of the connection tells it, whatever becomes of the status. */
  void note(@Observes ProfileReauthenticated done) {
    rows.lockOfProfile(done.profileId())
        .ifPresent(
            application -> {
              tell(application, done.by(), Act.APPLICATION_REAUTHENTICATED, done.credential());
              access.fire(new AccessChanged(application.connectionId()));
            });
  }

  /** Likewise. */
  void note(@Observes FindingAnswered done) {
    rows.lockOfProfile(done.profileId())
        .ifPresent(application -> tell(application, done.by(), done.act(), done.detail()));
  }

  private void tell(Application application, Actor by, Act act, String detail) {
    // Locks the connection, before a row is written that names it.
    derived.fire(new HealthDerived(application.connectionId(), by.name()));
    trail.doneBy(by, act, application.asSubject(), detail);
  }

  /**
   * Derives the state again and tells it, and the change of the status, if it changed. The
   * application is locked.
   */
  void derive(Application application, String actor) {
    Optional<ProfileStanding> standing = standing(application);
    standing.ifPresent(profile -> application.identify(profile.clientId()));
    Health now = health(application, standing);
    Health before = listing.put(application.facts(), now);
    if (!before.equals(now)) {
      rows.flush();
      if (before.status() != now.status()) {
        history.changed(
            application.connectionId(),
            application.name(),
            actor,
            before.status(),
            now.status(),
            now.reason(),
            now.subject());
        access.fire(new AccessChanged(application.connectionId()));
      }
      derived.fire(new HealthDerived(application.connectionId(), actor));
    }
  }

  private static Health health(Application application, Optional<ProfileStanding> standing) {
    Health health = standing.map(ProfileStanding::health).orElse(Health.PENDING);
    return application.disabled() ? health.disabled() : health;
  }

  private Optional<ProfileStanding> standing(Application application) {
    String profileId = application.profileId();
    return Optional.ofNullable(profiles.standings(List.of(profileId)).get(profileId));
  }
}
