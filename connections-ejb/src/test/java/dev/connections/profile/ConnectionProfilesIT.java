package dev.connections.profile;

import static dev.connections.profile.ProfilesInContainer.anApplication;
import static dev.connections.profile.ProfilesInContainer.withClientId;
import static dev.connections.profile.ProfilesInContainer.withName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.api.FindingCode;
import dev.connections.api.ProfileQuery;
import dev.connections.api.Profiles;
import dev.connections.api.Status;
import dev.connections.api.UnknownProfileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.Page;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.profiles.ProfileFilter;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.console.profiles.ProfileSort;
import dev.connections.console.profiles.ProfileUser;
import dev.connections.console.verification.Verification;
import dev.connections.container.AsAuditor;
import dev.connections.container.AsConnector;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.verification.LateRunInContainer;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class ConnectionProfilesIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private ConnectionProfiles profiles;
  @EJB private ProfileDrafts drafts;
  @EJB private Profiles api;
  @Inject private ProfilesInContainer steps;
  @Inject private PretendProviderInContainer provider;
  @Inject private PretendUseInContainer use;
  @Inject private LateRunInContainer late;
  @Inject private AsOperator operator;
  @Inject private AsAuditor auditor;
  @Inject private AsConnector connector;
  @Inject private EntitiesInContainer entities;
  @Inject private QueriesInContainer queries;

  private final ProfileFields fields = anApplication();

  @Test
  void sortsPagesAndCountsInTheDatabase() throws Exception {
    saved(3);

    Page<ProfileRow> second = list(fields.name(), ProfileSort.NAME, false, 1, 1);

    assertThat(second.total()).isEqualTo(3);
    assertThat(second.rows()).extracting(ProfileRow::name).containsExactly(fields.name() + " 1");
  }

  @Test
  void sortsByEveryColumnBothWays() throws Exception {
    saved(3);

    for (ProfileSort sort : ProfileSort.values()) {
      List<ProfileRow> up = list(fields.name(), sort, true, 0, 10).rows();
      List<ProfileRow> down = new ArrayList<>(list(fields.name(), sort, false, 0, 10).rows());

      assertThat(up).as("%s", sort).hasSize(3).isSortedAccordingTo(comparing(sort));
      boolean allAlike =
          List.of(ProfileSort.WORKLOAD, ProfileSort.STATUS, ProfileSort.CREDENTIAL_END)
              .contains(sort);
      if (!allAlike) {
        Collections.reverse(down);
      }
      assertThat(down).as("%s", sort).isEqualTo(up);
    }
  }

  /** What is alike comes by name. */
  private static Comparator<ProfileRow> comparing(ProfileSort sort) {
    return switch (sort) {
      case NAME, WORKLOAD, STATUS, CREDENTIAL_END -> Comparator.comparing(ProfileRow::name);
      case DOMAIN -> Comparator.comparing(ProfileRow::domain);
      case CLIENT_ID -> Comparator.comparing(ProfileRow::clientId);
      case VERIFIED_AT -> Comparator.comparing(row -> row.health().checkedAt());
    };
  }

  @Test
  void showsTheMostUrgentFirst() throws Exception {
    ProfileFields broken = withName(anApplication(), fields.name() + " z");
    provider.find(broken.clientId(), FindingCode.ROLE_MISSING, FindingCode.SCOPE_EXCESS);
    operator.call(() -> steps.saved(withName(fields, fields.name() + " a")));
    ProfileDraft draft = operator.call(() -> steps.draft(broken));
    operator.call(() -> steps.verified(draft.id()));
    operator.call(() -> drafts.save(draft.id(), true));

    List<ProfileRow> rows = list(fields.name(), ProfileSort.STATUS, true, 0, 10).rows();

    assertThat(rows)
        .extracting(row -> row.health().status())
        .containsExactly(Status.CRITICAL, Status.NO_ISSUES);
    assertThat(rows.get(0).health().reason()).isEqualTo(FindingCode.ROLE_MISSING);
    assertThat(rows.get(1).health().reason()).isNull();
  }

  @Test
  void takesWildcardsForWhatTheyAre() throws Exception {
    operator.call(() -> steps.saved(withName(fields, fields.name() + " 100%_!'\\x")));

    assertThat(list(fields.name() + " 100%_!'\\x", ProfileSort.NAME, true, 0, 10).total()).isOne();
    assertThat(list(fields.name() + " 1%x", ProfileSort.NAME, true, 0, 10).total()).isZero();
    assertThat(list(fields.name() + " ____%___", ProfileSort.NAME, true, 0, 10).total()).isZero();
  }

  @Test
  void findsNothingForACharacterThatNothingHolds() throws Exception {
    operator.call(() -> steps.saved(fields));

    assertThat(list(fields.name() + "\0", ProfileSort.NAME, true, 0, 10).total()).isZero();
  }

  @Test
  void asksAsOftenForManyRowsAsForOne() throws Exception {
    saved(4);

    List<String> forOne = queries.during(() -> list(fields.name(), ProfileSort.NAME, true, 0, 1));
    List<String> forMany =
        queries.during(() -> list(fields.name(), ProfileSort.NAME, true, 0, 100));
    List<String> forOther =
        queries.during(() -> connector.call(() -> api.find(ProfileQuery.all())));
    List<String> forOneOther =
        queries.during(() -> connector.call(() -> api.find(ProfileQuery.all().page(0, 1))));

    assertThat(forMany).hasSameSizeAs(forOne).hasSize(3);
    assertThat(forOther).hasSameSizeAs(forOneOther).hasSize(4);
  }

  @Test
  void neverMakesWhatPeopleTypePartOfAStatement() throws Exception {
    operator.call(() -> steps.saved(fields));

    List<String> statements =
        queries.during(
            () -> assertThat(list(fields.name(), ProfileSort.NAME, true, 0, 9).total()).isOne());

    assertThat(statements).hasSize(3);
    assertThat(statements)
        .noneMatch(sql -> sql.toLowerCase().contains(fields.name().toLowerCase()));
    assertThat(statements.subList(0, 2)).allMatch(sql -> sql.contains("LIKE ?"));
  }

  @Test
  void findsAPartOfNameDomainAndClientId() throws Exception {
    ProfileFields mixed = withClientId(fields, fields.clientId() + "MiXeD");
    operator.call(() -> steps.saved(mixed));

    for (String part :
        List.of(fields.name().toUpperCase(), fields.domain(), fields.clientId() + "mIxEd")) {
      assertThat(list(part, ProfileSort.NAME, true, 0, 10).rows())
          .as(part)
          .extracting(ProfileRow::clientId)
          .containsExactly(mixed.clientId());
    }
  }

  @Test
  void deletesAProfileWithItsKeysAndDrafts() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    ProfileDraft draft = operator.call(() -> drafts.edit(saved.id()));

    operator.call(() -> deleted(saved.id()));

    assertThat(entities.sql("select 1 from profile_key where profile_id = '" + saved.id() + "'"))
        .isEmpty();
    assertThat(
            entities.sql("select 1 from verification_run where subject_id = '" + saved.id() + "'"))
        .isEmpty();
    assertThatThrownBy(() -> operator.call(() -> drafts.get(draft.id())))
        .isInstanceOf(DraftGoneException.class);
    assertThatThrownBy(() -> operator.call(() -> profiles.get(saved.id())))
        .isInstanceOf(UnknownProfileException.class);
    assertThat(audited(saved.id())).containsExactly("profile-created DONE", "profile-deleted DONE");
  }

  @Test
  void keepsAProfileThatIsInUseAndNamesWhatUsesIt() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    use.add(saved.id(), "Backup of Acme");

    assertThatThrownBy(() -> operator.call(() -> deleted(saved.id())))
        .isInstanceOfSatisfying(
            ProfileInUseException.class,
            inUse -> assertThat(inUse.usedBy()).containsExactly("Backup of Acme"));
    assertThat(list(fields.name(), ProfileSort.NAME, true, 0, 10).rows().get(0).usedBy())
        .extracting(ProfileUser::name)
        .containsExactly("Backup of Acme");
    assertThat(audited(saved.id()))
        .containsExactly("profile-created DONE", "profile-deleted REFUSED");
  }

  @Test
  void recordsAVerificationOfAStoredProfile() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    provider.find(fields.clientId(), FindingCode.SCOPE_MISSING);

    operator.call(() -> steps.verifiedProfile(saved.id()));

    ProfileDetails after = operator.call(() -> profiles.get(saved.id()));
    assertThat(after.health().status()).isEqualTo(Status.CRITICAL);
    assertThat(provider.signIns(fields.clientId()).get(1).organizationId())
        .isEqualTo(saved.organization().id());
    assertThat(audited(saved.id())).contains("profile-verified DONE");
    assertThat(connector.call(() -> api.get(saved.id())).findings())
        .extracting("code")
        .containsExactly(FindingCode.SCOPE_MISSING);
  }

  @Test
  void keepsAFindingAndItsDateOverARunThatCouldNotAsk() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    provider.find(fields.clientId(), FindingCode.SCOPE_MISSING);
    operator.call(() -> steps.verifiedProfile(saved.id()));
    Instant since = operator.call(() -> profiles.get(saved.id())).findings().get(0).since();
    provider.find(fields.clientId(), FindingCode.UNREACHABLE);
    operator.call(() -> steps.verifiedProfile(saved.id()));
    ProfileDetails away = operator.call(() -> profiles.get(saved.id()));
    provider.find(fields.clientId(), FindingCode.SCOPE_MISSING);

    operator.call(() -> steps.verifiedProfile(saved.id()));

    assertThat(away.health().status()).isEqualTo(Status.CRITICAL);
    assertThat(away.health().reason()).isEqualTo(FindingCode.SCOPE_MISSING);
    assertThat(away.findings())
        .extracting("code")
        .containsExactly(FindingCode.SCOPE_MISSING, FindingCode.UNREACHABLE);
    assertThat(away.findings().get(0).seenAt()).isBefore(away.findings().get(1).seenAt());
    assertThat(operator.call(() -> profiles.get(saved.id())).findings().get(0).since())
        .isEqualTo(since);
  }

  @Test
  void remembersThatAnApplicationProvesPossession() throws Exception {
    ProfileFields dpop = withClientId(fields, fields.clientId() + "dpop");
    ProfileDetails saved = operator.call(() -> steps.saved(dpop));

    operator.call(() -> steps.verifiedProfile(saved.id()));

    assertThat(saved.proofOfPossession()).isTrue();
    assertThat(provider.signIns(dpop.clientId()).get(1).proofOfPossession()).isTrue();
  }

  @Test
  void runsOneVerificationOfAProfileAtATimeAndShowsItsSteps() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    provider.hold(fields.clientId());
    Verification first = operator.call(() -> profiles.verify(saved.id()));
    Verification second = operator.call(() -> profiles.verify(saved.id()));
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (operator.call(() -> profiles.verification(saved.id())).steps().isEmpty()) {
      ProfilesInContainer.pause(deadline);
    }

    Verification running = auditor.call(() -> profiles.verification(saved.id()));
    provider.release(fields.clientId());

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(running.running()).isTrue();
    assertThat(running.status()).isEqualTo(Status.PENDING);
    assertThat(running.steps()).hasSize(1);
    assertThat(operator.call(() -> steps.ended(saved.id())).steps()).hasSize(2);
  }

  @Test
  void letsAVerificationOfADeletedProfileComeToNothing() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    provider.hold(fields.clientId());
    Verification run = operator.call(() -> profiles.verify(saved.id()));

    operator.call(() -> deleted(saved.id()));
    late.end(run.id());
    provider.release(fields.clientId());

    assertThat(entities.sql("select 1 from verification_step where run_id = '" + run.id() + "'"))
        .isEmpty();
    assertThat(audited(saved.id())).containsExactly("profile-created DONE", "profile-deleted DONE");
    assertThatThrownBy(() -> operator.call(() -> profiles.verification(saved.id())))
        .isInstanceOf(UnknownProfileException.class);
  }

  @Test
  void letsAnAuditorReadAndNothingElse() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));

    assertThat(auditor.call(() -> profiles.get(saved.id())).id()).isEqualTo(saved.id());
    assertThat(auditor.call(() -> api.get(saved.id())).id()).isEqualTo(saved.id());
    for (Callable<?> change :
        List.<Callable<?>>of(
            () -> profiles.verify(saved.id()),
            () -> deleted(saved.id()),
            () -> droppedPrevious(saved.id()),
            () -> drafts.create(),
            () -> drafts.edit(saved.id()))) {
      assertThatThrownBy(() -> auditor.call(change)).isInstanceOf(EJBAccessException.class);
    }
    assertThatThrownBy(() -> connector.call(() -> profiles.get(saved.id())))
        .isInstanceOf(EJBAccessException.class);
  }

  private void saved(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      ProfileFields one = withName(anApplication(), fields.name() + " " + i);
      operator.call(() -> steps.saved(one));
    }
  }

  private Page<ProfileRow> list(String text, ProfileSort sort, boolean up, int first, int size)
      throws Exception {
    return auditor.call(
        () -> profiles.list(new ProfileFilter(text, null, null, sort, up, first, size)));
  }

  private Void deleted(String id) throws Exception {
    profiles.delete(id);
    return null;
  }

  private Void droppedPrevious(String id) throws Exception {
    profiles.dropPreviousCredential(id);
    return null;
  }

  private List<String> audited(String subject) {
    return entities
        .sql(
            "select concat(action, ' ', result) from audit_row where subject_id = '"
                + subject
                + "' order by at")
        .stream()
        .map(String::valueOf)
        .toList();
  }
}
