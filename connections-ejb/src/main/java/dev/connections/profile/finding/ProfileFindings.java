package dev.connections.profile.finding;

import dev.connections.api.Finding;
import dev.connections.audit.Actor;
import dev.connections.platform.InClause;
import dev.connections.verification.FindingHistory;
import dev.connections.verification.KeptFinding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps what was found of profiles. Used in a transaction of the caller. */
@ApplicationScoped
public class ProfileFindings {
  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  public FindingHistory history(String profileId) {
    return histories(List.of(profileId)).getOrDefault(profileId, FindingHistory.NONE);
  }

  private Map<String, FindingHistory> histories(Collection<String> profileIds) {
    return InClause.read(
            entities,
            "select f from ProfileFinding f where f.profileId in :ids order by f.ordinal",
            ProfileFinding.class,
            profileIds)
        .stream()
        .collect(
            Collectors.groupingBy(
                ProfileFinding::profileId,
                Collectors.collectingAndThen(Collectors.toList(), ProfileFindings::history)));
  }

  private static FindingHistory history(List<ProfileFinding> rows) {
    Map<Boolean, List<KeptFinding>> parts =
        rows.stream()
            .collect(
                Collectors.partitioningBy(
                    ProfileFinding::remembered,
                    Collectors.mapping(ProfileFinding::toKept, Collectors.toList())));
    return new FindingHistory(parts.get(false), parts.get(true));
  }

  public KnownFindings known(String profileId) {
    return known(List.of(profileId)).getOrDefault(profileId, KnownFindings.NONE);
  }

  /** By the ids of those profiles of which anything was found. */
  public Map<String, KnownFindings> known(Collection<String> profileIds) {
    Instant now = clock.instant();
    Map<String, List<FindingAcknowledgement>> answers =
        acknowledgements(profileIds).stream()
            .collect(Collectors.groupingBy(FindingAcknowledgement::profileId));
    Map<String, KnownFindings> known = new HashMap<>();
    histories(profileIds)
        .forEach(
            (id, history) ->
                known.put(
                    id,
                    KnownFindings.of(
                        history.findings(), answers.getOrDefault(id, List.of()), now)));
    return known;
  }

  private List<FindingAcknowledgement> acknowledgements(Collection<String> profileIds) {
    return InClause.read(
        entities,
        "select a from FindingAcknowledgement a where a.profileId in :ids",
        FindingAcknowledgement.class,
        profileIds);
  }

  /**
   * What is no longer found is no longer acknowledged: should it come back, it is open again.
   *
   * @param before as it is stored
   * @return what is known from now on
   */
  public KnownFindings replace(String profileId, FindingHistory before, FindingHistory now) {
    if (!now.equals(before)) {
      write(profileId, now);
    }
    List<Finding> found = now.findings();
    List<FindingAcknowledgement> left = new ArrayList<>();
    for (FindingAcknowledgement answer : acknowledgements(List.of(profileId))) {
      if (found.stream().anyMatch(answer::isOf)) {
        left.add(answer);
      } else {
        entities.remove(answer);
      }
    }
    return KnownFindings.of(found, left, clock.instant());
  }

  private void write(String profileId, FindingHistory history) {
    entities
        .createQuery("delete from ProfileFinding f where f.profileId = :profile")
        .setParameter("profile", profileId)
        .executeUpdate();
    int ordinal = 0;
    for (KeptFinding finding : history.current()) {
      entities.persist(new ProfileFinding(profileId, ordinal++, false, finding));
    }
    // The list shows whatever is first as the matter now, so that place is not theirs.
    ordinal = Math.max(1, ordinal);
    for (KeptFinding finding : history.remembered()) {
      entities.persist(new ProfileFinding(profileId, ordinal++, true, finding));
    }
  }

  /** Somebody answers for a finding from now on, instead of whoever did before. */
  public void acknowledge(
      String profileId, Finding finding, Actor who, String why, Instant endsAt) {
    FindingAcknowledgement answer =
        find(profileId, finding)
            .orElseGet(
                () -> {
                  FindingAcknowledgement first = new FindingAcknowledgement(profileId, finding);
                  entities.persist(first);
                  return first;
                });
    answer.answer(who, clock.instant(), finding, why, endsAt);
    entities.flush();
  }

  /** Nobody answers for it any more. */
  public void reopen(String profileId, Finding finding) {
    find(profileId, finding).ifPresent(entities::remove);
    entities.flush();
  }

  private Optional<FindingAcknowledgement> find(String profileId, Finding finding) {
    return Optional.ofNullable(
        entities.find(
            FindingAcknowledgement.class,
            new FindingAcknowledgement.Key(profileId, finding.code(), finding.subject())));
  }

  /** The ids of those profiles with findings that nobody answers for any more since a day came. */
  public List<String> endedUntil(Instant now) {
    return entities
        .createQuery(
            "select distinct a.profileId from FindingAcknowledgement a where a.endsAt <= :now",
            String.class)
        .setParameter("now", now)
        .getResultList();
  }

  /** The findings of a profile that are open again since the day of their acknowledgement came. */
  public List<Finding> reopenEnded(String profileId) {
    Instant now = clock.instant();
    List<FindingAcknowledgement> ended =
        acknowledgements(List.of(profileId)).stream().filter(one -> !one.counts(now)).toList();
    List<Finding> open =
        history(profileId).findings().stream()
            .filter(finding -> ended.stream().anyMatch(one -> one.isOf(finding)))
            .toList();
    ended.forEach(entities::remove);
    entities.flush();
    return open;
  }
}
