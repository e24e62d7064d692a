package dev.connections.profile;

import dev.connections.api.Finding;
import dev.connections.api.ProfilePage;
import dev.connections.api.ProfileQuery;
import dev.connections.api.ProfileSummary;
import dev.connections.api.Severity;
import dev.connections.api.UnknownProfileException;
import dev.connections.console.Page;
import dev.connections.console.ProfileFilter;
import dev.connections.console.ProfileRow;
import dev.connections.console.ProfileSort;
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
  private static final String FROM = " from Profile p join ProfileState s on s.profileId = p.id";
  private static final String KEY_AND_REASON =
      " left join ProfileKey k on k.profileId = p.id"
          + " and k.state = dev.connections.console.KeyState.CURRENT"
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
                    "select p, s, k.thumbprint, f"
                        + FROM
                        + KEY_AND_REASON
                        + conditions.where()
                        + order(filter),
                    Object[].class))
            .setFirstResult(filter.first())
            .setMaxResults(filter.size())
            .getResultList();
    Map<String, List<String>> usedBy =
        users.of(found.stream().map(row -> ((Profile) row[0]).id()).toList());
    return new Page<>(found.stream().map(row -> row(row, usedBy)).toList(), total);
  }

  private static ProfileRow row(Object[] found, Map<String, List<String>> usedBy) {
    Profile profile = (Profile) found[0];
    ProfileState state = (ProfileState) found[1];
    ProfileFinding heaviest = (ProfileFinding) found[3];
    return new ProfileRow(
        profile.id(),
        profile.name(),
        profile.workload(),
        profile.domain(),
        profile.clientId(),
        state.status(),
        reason(heaviest),
        found[2] == null ? "" : (String) found[2],
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
