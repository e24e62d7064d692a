package dev.connections.application;

import dev.connections.console.connection.ConnectionEvent;
import dev.connections.profile.ProfileReauthenticated;
import dev.connections.profile.ProfileStanding;
import dev.connections.profile.ProfileStateChanged;
import dev.connections.profile.ProfilesInUse;
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
  @Inject private ProfilesInUse profiles;
  @Inject private Event<ApplicationNews> news;
  @Inject private Event<HealthDerived> derived;

  /** A profile was verified, or signs in otherwise: what uses it follows. */
  void follow(@Observes ProfileStateChanged changed) {
    Optional<Application> user = rows.ofProfile(changed.profileId());
    if (user.isPresent()) {
      rows.lock(user.get().id()).ifPresent(application -> derive(application, changed.by()));
    }
  }

  /** The history of the connection tells it, whatever becomes of the status. */
  void note(@Observes ProfileReauthenticated done) {
    Optional<Application> user = rows.ofProfile(done.profileId());
    if (user.isPresent()) {
      rows.lock(user.get().id())
          .ifPresent(
              application ->
                  news.fire(
                      ApplicationNews.of(
                          application,
                          done.by(),
                          ConnectionEvent.Kind.REAUTHENTICATED,
                          done.credential())));
    }
  }

  /**
   * Derives the state again and tells it, and the change of the status, if it changed. The
   * application is locked.
   */
  void derive(Application application, String actor) {
    standing(application).ifPresent(standing -> application.identify(standing.clientId()));
    ApplicationState state = rows.state(application.id());
    state.follow(application);
    Health before = state.health();
    Health now = healthOf(application);
    if (!before.equals(now)) {
      state.take(now);
      rows.flush();
      if (before.status() != now.status()) {
        news.fire(ApplicationNews.changed(application, actor, before.status(), now));
      }
      derived.fire(new HealthDerived(application.connectionId(), actor));
    }
  }

  Health healthOf(Application application) {
    Health health = standing(application).map(Health::of).orElse(Health.PENDING);
    return application.disabled() ? health.disabled() : health;
  }

  private Optional<ProfileStanding> standing(Application application) {
    String profileId = application.profileId();
    return profileId == null
        ? Optional.empty()
        : Optional.ofNullable(profiles.standings(List.of(profileId)).get(profileId));
  }
}
