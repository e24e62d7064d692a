package dev.connections.profile;

import dev.connections.api.Cloud;
import dev.connections.api.Finding;
import dev.connections.api.ProfilePage;
import dev.connections.api.ProfileQuery;
import dev.connections.api.ProfileSummary;
import dev.connections.api.Severity;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.console.Page;
import dev.connections.console.profiles.ProfileFilter;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.console.profiles.ProfileSort;
import dev.connections.console.profiles.ProfileUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists profiles. The number of queries does not depend on the number of rows. */
@ApplicationScoped
@Transactional
class ProfileList {
  /** More than anybody registers at one organization. */
  private static final int MOST_CHOICES = 200;

  private static final String FROM = " from Profile p join ProfileState s on s.profileId = p.id";
  private static final String KEY_AND_REASON =
      " left join ProfileKey k on k.profileId = p.id"
          + " and k.state = dev.connections.console.profiles.KeyState.CURRENT"
          + " left join ProfileFinding f on f.profileId = p.id and f.ordinal = 0";

  @PersistenceContext private EntityManager entities;
  @Inject private ProfileUsers users;

  Page<ProfileRow> list(ProfileFilter filter) {
    ListConditions conditions =
        new ListConditions(filter.text(), filter.workload(), filter.status());
    long total = count(conditions);
    if (total == 0) {
      return new Page<>(List.of(), 0);
    }
    List<Object[]> found =
        conditions
            .bind(
                entities.createQuery(
                    "select p, s, k, f"
                        + FROM
                        + KEY_AND_REASON
                        + conditions.where()
                        + order(filter),
                    Object[].class))
            .setFirstResult(filter.first())
            .setMaxResults(filter.size())
            .getResultList();
    Map<String, List<ProfileUser>> usedBy =
        users.of(found.stream().map(row -> ((Profile) row[0]).id()).toList());
    return new Page<>(found.stream().map(row -> row(row, usedBy)).toList(), total);
  }

  private static ProfileRow row(Object[] found, Map<String, List<ProfileUser>> usedBy) {
    Profile profile = (Profile) found[0];
    ProfileState state = (ProfileState) found[1];
    ProfileKey key = (ProfileKey) found[2];
    ProfileFinding heaviest = (ProfileFinding) found[3];
    return new ProfileRow(
        profile.id(),
        profile.name(),
        profile.workload(),
        profile.domain(),
        profile.clientId(),
        state.status(),
        reason(heaviest),
        key == null ? null : key.credentialKind(),
        key == null ? "" : key.shown(),
        state.credentialEndsAt(),
        state.verifiedAt(),
        usedBy.getOrDefault(profile.id(), List.of()));
  }

  /** A recommendation is no reason for any status. */
  private static Finding reason(ProfileFinding heaviest) {
    Finding finding = heaviest == null ? null : heaviest.toFinding();
    return finding == null || finding.severity() == Severity.RECOMMENDATION ? null : finding;
  }

  private static String order(ProfileFilter filter) {
    ProfileSort sort = filter.sort() == null ? ProfileSort.NAME : filter.sort();
    String direction = filter.ascending() ? " asc" : " desc";
    String first =
        switch (sort) {
          case NAME -> "";
          case WORKLOAD -> "p.workload" + direction + ", ";
          case DOMAIN -> "p.domain" + direction + ", ";
          case CLIENT_ID -> "p.clientId" + direction + ", ";
          case STATUS -> "s.urgency" + direction + ", ";
          case CREDENTIAL_END -> "s.credentialEndsAt" + direction + " nulls last, ";
          case VERIFIED_AT -> "s.verifiedAt" + direction + " nulls last, ";
        };
    return " order by " + first + "p.normalizedName" + (first.isEmpty() ? direction : "");
  }

  ProfilePage find(ProfileQuery query) {
    ListConditions conditions =
        new ListConditions("", query.workload().orElse(null), query.status().orElse(null));
    List<Object[]> found =
        conditions
            .bind(
                entities.createQuery(
                    "select p, s" + FROM + conditions.where() + " order by p.normalizedName",
                    Object[].class))
            .setFirstResult(query.first())
            .setMaxResults(query.size())
            .getResultList();
    return new ProfilePage(summaries(found), count(conditions));
  }

  ProfileSummary get(String id) throws UnknownProfileException {
    List<Object[]> found =
        entities
            .createQuery("select p, s" + FROM + " where p.id = :id", Object[].class)
            .setParameter("id", id)
            .getResultList();
    return summaries(found).stream().findFirst().orElseThrow(() -> new UnknownProfileException(id));
  }

  Map<String, ProfileStanding> standings(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    List<Object[]> found =
        entities
            .createQuery("select p, s" + FROM + " where p.id in :ids", Object[].class)
            .setParameter("ids", ids)
            .getResultList();
    Map<String, List<Finding>> findings = findings(ids);
    return found.stream()
        .map(row -> standing((Profile) row[0], (ProfileState) row[1], findings))
        .collect(Collectors.toMap(ProfileStanding::id, one -> one));
  }

  private static ProfileStanding standing(
      Profile profile, ProfileState state, Map<String, List<Finding>> findings) {
    return new ProfileStanding(
        profile.id(),
        profile.name(),
        profile.workload(),
        profile.clientId(),
        state.organizationId(),
        state.cloud(),
        state.status(),
        findings.getOrDefault(profile.id(), List.of()),
        state.credentialEndsAt(),
        state.verifiedAt());
  }

  List<ProfileRow> standingAlone(Workload workload, Cloud cloud, String organizationId) {
    List<Object[]> found =
        entities
            .createQuery(
                "select p, s, k, f"
                    + FROM
                    + KEY_AND_REASON
                    + " where p.workload = :workload and s.cloud = :cloud"
                    + " and s.organizationId = :organization order by p.normalizedName",
                Object[].class)
            .setParameter("workload", workload)
            .setParameter("cloud", cloud)
            .setParameter("organization", organizationId)
            .setMaxResults(MOST_CHOICES)
            .getResultList();
    Map<String, List<ProfileUser>> usedBy =
        users.of(found.stream().map(row -> ((Profile) row[0]).id()).toList());
    return found.stream()
        .map(row -> row(row, usedBy))
        .filter(row -> row.usedBy().isEmpty())
        .toList();
  }

  private List<ProfileSummary> summaries(List<Object[]> found) {
    Map<String, List<Finding>> findings =
        findings(found.stream().map(row -> ((Profile) row[0]).id()).toList());
    return found.stream()
        .map(row -> summary((Profile) row[0], (ProfileState) row[1], findings))
        .toList();
  }

  private static ProfileSummary summary(
      Profile profile, ProfileState state, Map<String, List<Finding>> findings) {
    return new ProfileSummary(
        profile.id(),
        profile.name(),
        profile.workload(),
        state.organizationId(),
        state.organizationHost(),
        profile.clientId(),
        state.status(),
        findings.getOrDefault(profile.id(), List.of()),
        state.verifiedAt());
  }

  private Map<String, List<Finding>> findings(Collection<String> profileIds) {
    if (profileIds.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(
            "select f from ProfileFinding f where f.profileId in :profiles"
                + " and f.remembered = false order by f.ordinal",
            ProfileFinding.class)
        .setParameter("profiles", profileIds)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                ProfileFinding::profileId,
                HashMap::new,
                Collectors.mapping(ProfileFinding::toFinding, Collectors.toList())));
  }

  private long count(ListConditions conditions) {
    return conditions
        .bind(entities.createQuery("select count(p)" + FROM + conditions.where(), Long.class))
        .getSingleResult();
  }
}
