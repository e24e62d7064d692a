package dev.connections.profile;

import dev.connections.api.ApplicationType;
import dev.connections.api.Cloud;
import dev.connections.api.ProfilePage;
import dev.connections.api.ProfileQuery;
import dev.connections.api.ProfileSummary;
import dev.connections.api.Status;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.console.Page;
import dev.connections.console.profiles.ProfileFilter;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.console.profiles.ProfileSort;
import dev.connections.console.profiles.ProfileUser;
import dev.connections.listing.query.Conditions;
import dev.connections.listing.query.ListOrder;
import dev.connections.listing.query.ListQuery;
import dev.connections.platform.InClause;
import dev.connections.platform.NameRules;
import dev.connections.profile.finding.KnownFindings;
import dev.connections.profile.finding.ProfileFindings;
import dev.connections.profile.use.ProfileStanding;
import dev.connections.profile.use.ProfileUsers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lists profiles. The number of queries does not depend on the number of rows. Used in a
 * transaction of the caller.
 */
@ApplicationScoped
class ProfileList {
  /** More than anybody registers at one organization. */
  private static final int MOST_CHOICES = Page.LARGEST;

  private static final String NAME = "p.normalizedName";
  private static final String FROM = "Profile p join ProfileState s on s.profileId = p.id";
  private static final String CURRENT_KEY =
      " left join ProfileKey k on k.profileId = p.id"
          + " and k.state = dev.connections.console.profiles.KeyState.CURRENT";

  @PersistenceContext private EntityManager entities;
  @Inject private ProfileFindings findings;
  @Inject private ProfileUsers users;
  @Inject private ProfileReach reach;

  Page<ProfileRow> list(ProfileFilter filter) {
    Page<Object[]> found =
        new ListQuery(entities, FROM, CURRENT_KEY, conditions(filter))
            .page("p", "p, s, k", Object[].class, order(filter), filter.first(), filter.size());
    Map<String, List<ProfileUser>> usedBy =
        users.of(found.rows().stream().map(row -> ((Profile) row[0]).id()).toList());
    return found.map(row -> row(row, usedBy));
  }

  private Conditions conditions(ProfileFilter filter) {
    return conditions(filter.workload(), filter.status())
        .andText(NameRules.searched(filter.text()), "p.searched");
  }

  private Conditions conditions(Workload workload, Status status) {
    return new Conditions()
        .and("p.type = :type", "type", ApplicationType.CUSTOM)
        .andIn("p.id", reach.limits().orElse(null))
        .and("p.workload = :workload", "workload", workload)
        .and("s.health.status = :status", "status", status);
  }

  private static ProfileRow row(Object[] found, Map<String, List<ProfileUser>> usedBy) {
    Profile profile = (Profile) found[0];
    ProfileState state = (ProfileState) found[1];
    ProfileKey key = (ProfileKey) found[2];
    return new ProfileRow(
        profile.id(),
        profile.name(),
        profile.workload(),
        profile.domain(),
        profile.clientId(),
        state.health().withoutAdvice().toView(""),
        key == null ? null : key.credentialKind(),
        key == null ? "" : key.shown(),
        usedBy.getOrDefault(profile.id(), List.of()));
  }

  private static ListOrder order(ProfileFilter filter) {
    ProfileSort sort = filter.sort() == null ? ProfileSort.NAME : filter.sort();
    boolean up = filter.ascending();
    return switch (sort) {
      case NAME -> ListOrder.by(up, NAME);
      case WORKLOAD -> ListOrder.by(up, "p.workload").and(true, NAME);
      case DOMAIN -> ListOrder.by(up, "p.domain").and(true, NAME);
      case CLIENT_ID -> ListOrder.by(up, "p.clientId").and(true, NAME);
      case STATUS -> ListOrder.by(up, "s.health.urgency").and(true, NAME);
      case CREDENTIAL_END -> knownFirst(up, "s.health.nearestExpiry");
      case VERIFIED_AT -> knownFirst(up, "s.health.checkedAt");
    };
  }

  private static ListOrder knownFirst(boolean up, String path) {
    return ListOrder.by(up).and(up, path, false).and(true, NAME);
  }

  ProfilePage find(ProfileQuery query) {
    ListQuery listed =
        new ListQuery(
            entities, FROM, conditions(query.workload().orElse(null), query.status().orElse(null)));
    List<Object[]> found =
        listed
            .select("p, s", Object[].class, ListOrder.by(true, NAME))
            .setFirstResult(query.first())
            .setMaxResults(query.size())
            .getResultList();
    return new ProfilePage(summaries(found), listed.count("p"));
  }

  ProfileSummary get(String id) throws UnknownProfileException {
    reach.refuseOutOfReach(id);
    List<Object[]> found =
        entities
            .createQuery(
                "select p, s from "
                    + FROM
                    + " where p.id = :id"
                    + " and p.type = dev.connections.api.ApplicationType.CUSTOM",
                Object[].class)
            .setParameter("id", id)
            .getResultList();
    return summaries(found).stream().findFirst().orElseThrow(() -> new UnknownProfileException(id));
  }

  Map<String, ProfileStanding> standings(Collection<String> ids) {
    return InClause.read(
            entities, "select p, s from " + FROM + " where p.id in :ids", Object[].class, ids)
        .stream()
        .map(row -> standing((Profile) row[0], (ProfileState) row[1]))
        .collect(Collectors.toMap(ProfileStanding::id, one -> one));
  }

  private static ProfileStanding standing(Profile profile, ProfileState state) {
    return new ProfileStanding(
        profile.id(), profile.clientId(), state.organizationId(), state.health());
  }

  List<ProfileRow> standingAlone(Workload workload, Cloud cloud, String organizationId) {
    List<Object[]> found =
        entities
            .createQuery(
                "select p, s, k from "
                    + FROM
                    + CURRENT_KEY
                    + " where p.type = dev.connections.api.ApplicationType.CUSTOM"
                    + " and p.workload = :workload and s.cloud = :cloud"
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
    Map<String, KnownFindings> known =
        findings.known(found.stream().map(row -> ((Profile) row[0]).id()).toList());
    return found.stream()
        .map(row -> summary((Profile) row[0], (ProfileState) row[1], known))
        .toList();
  }

  private static ProfileSummary summary(
      Profile profile, ProfileState state, Map<String, KnownFindings> known) {
    return new ProfileSummary(
        profile.id(),
        profile.name(),
        profile.workload(),
        state.organizationId(),
        state.organizationHost(),
        profile.clientId(),
        state.health().status(),
        state.known(known.getOrDefault(profile.id(), KnownFindings.NONE)).open(),
        state.health().checkedAt());
  }
}
