package dev.connections.profile;

import static dev.connections.profile.ProfilesInContainer.anApplication;
import static dev.connections.profile.ProfilesInContainer.withName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.audit.Actor;
import dev.connections.console.DraftGoneException;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.verification.Verification;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.platform.ClockInContainer;
import dev.connections.verification.LateRunInContainer;
import dev.connections.verification.Verifications;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What ends in the middle, or happens at the same time, leaves nothing half made. */
@ExtendWith(ArquillianExtension.class)
public class InterruptedWorkIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  /** What {@code VerificationQueue} allows. */
  private static final int AT_ONCE = 16;

  @EJB private ConnectionProfiles profiles;
  @EJB private ProfileDrafts drafts;
  @EJB private ProfileSweeper sweeper;
  @Inject private DraftSaving saving;
  @Inject private DraftRows draftRows;
  @Inject private Verifications verifications;
  @Inject private LateRunInContainer late;
  @Inject private ProfilesInUse inUse;
  @Inject private ProfilesInContainer steps;
  @Inject private ProfileRowsInContainer rows;
  @Inject private PretendProviderInContainer provider;
  @Inject private AsOperator operator;
  @Inject private EntitiesInContainer entities;
  @Inject private UserTransaction transaction;
  @Inject private ClockInContainer time;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private ManagedExecutorService threads;

  private final ProfileFields fields = anApplication();

  @Test
  void runsOfADeadNodeEnd() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    provider.find(fields.clientId(), FindingCode.KEY_MISMATCH);
    provider.hold(fields.clientId());
    Verification left = operator.call(() -> profiles.verify(saved.id()));
    rows.leaveBehind(left.id());

    Verification shown = operator.call(() -> profiles.verification(saved.id()));
    Verification next = operator.call(() -> profiles.verify(saved.id()));
    provider.release(fields.clientId());

    assertThat(shown.running()).isFalse();
    assertThat(shown.status()).isEqualTo(Status.UNVERIFIED);
    assertThat(next.id()).isNotEqualTo(left.id());
    assertThat(operator.call(() -> steps.ended(saved.id())).id()).isEqualTo(next.id());
  }

  @Test
  void aRunThatComesBackFromTheDeadChangesNothing() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    provider.find(fields.clientId(), FindingCode.KEY_MISMATCH);
    provider.hold(fields.clientId());
    // By the service itself, which begins such a run only once.
    Verification left = inUse.verify(saved.id(), Actor.SYSTEM);
    rows.leaveBehind(left.id());

    // The minute's sweep may have ended it just before.
    verifications.endAbandoned();
    late.end(left.id());
    provider.release(fields.clientId());

    ProfileDetails after = operator.call(() -> profiles.get(saved.id()));
    assertThat(after.verification().running()).isFalse();
    assertThat(after.verification().status()).isEqualTo(Status.UNVERIFIED);
    assertThat(after.health().status()).isEqualTo(Status.NO_ISSUES);
  }

  /** Else it took the runs of all other nodes for those of a dead one. */
  @Test
  void aNodeWhoseClockIsMinutesAheadEndsNoRunOfAnother() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    provider.find(fields.clientId(), FindingCode.KEY_MISMATCH);
    provider.hold(fields.clientId());
    int before = provider.signIns(fields.clientId()).size();
    Verification run = operator.call(() -> profiles.verify(saved.id()));
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (provider.signIns(fields.clientId()).size() == before) {
      ProfilesInContainer.pause(deadline);
    }

    time.during(
        () -> {
          time.setWrong(Duration.ofMinutes(5));
          verifications.endAbandoned();
          Verification shown = operator.call(() -> profiles.verification(saved.id()));
          assertThat(shown.id()).isEqualTo(run.id());
          assertThat(shown.running()).isTrue();
        });
    provider.release(fields.clientId());

    Verification ended = operator.call(() -> steps.ended(saved.id()));
    assertThat(ended.id()).isEqualTo(run.id());
    assertThat(ended.status()).isEqualTo(Status.CRITICAL);
  }

  @Test
  void whatAPersonHadVerifiedIsVerifiedAgainAfterItsNodeDied() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    provider.find(fields.clientId(), FindingCode.KEY_MISMATCH);
    provider.hold(fields.clientId());
    int before = provider.signIns(fields.clientId()).size();
    Verification left = operator.call(() -> profiles.verify(saved.id()));
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (provider.signIns(fields.clientId()).size() == before) {
      ProfilesInContainer.pause(deadline);
    }
    rows.leaveBehind(left.id());

    inUse.endAbandoned();
    provider.release(fields.clientId());

    assertThat(operator.call(() -> steps.ended(saved.id())).id()).isNotEqualTo(left.id());
    assertThat(operator.call(() -> profiles.get(saved.id())).health().status())
        .isEqualTo(Status.CRITICAL);
  }

  @Test
  void auditRowsRollBackWithTheChange() throws Exception {
    ProfileDraft draft = operator.call(() -> steps.draft(fields));

    transaction.begin();
    String id = saving.save(draft.id(), Actor.of(() -> "otto"), true, false).id();
    transaction.rollback();

    assertThat(entities.sql("select 1 from audit_row where subject_id = '" + id + "'")).isEmpty();
    assertThat(entities.sql("select 1 from application_connection_profile where id = '" + id + "'"))
        .isEmpty();
    assertThat(operator.call(() -> drafts.save(draft.id(), true)).id()).isEqualTo(id);
  }

  @Test
  void draftsEndWithTheirHourAndTakeTheirKeysWithThem() throws Exception {
    ProfileDraft draft = operator.call(() -> steps.draft(fields));
    rows.endTheHourOf(draft.id());

    assertThatThrownBy(() -> operator.call(() -> drafts.save(draft.id(), true)))
        .isInstanceOf(DraftGoneException.class);
    draftRows.removeExpired();

    assertThat(entities.sql("select 1 from profile_key where draft_id = '" + draft.id() + "'"))
        .isEmpty();
    assertThat(entities.sql("select 1 from profile_draft where id = '" + draft.id() + "'"))
        .isEmpty();
  }

  @Test
  void aRunThatStillGoesOnWhenItsDraftIsSavedCountsForTheProfile() throws Exception {
    provider.find(fields.clientId(), FindingCode.ROLE_MISSING);
    provider.hold(fields.clientId());
    ProfileDraft draft = operator.call(() -> steps.draft(fields));
    Verification run = operator.call(() -> drafts.verify(draft.id()));

    ProfileDetails saved = operator.call(() -> drafts.save(draft.id(), true));
    provider.release(fields.clientId());

    assertThat(saved.health().status()).isEqualTo(Status.PENDING);
    assertThat(operator.call(() -> steps.ended(saved.id())).id()).isEqualTo(run.id());
    assertThat(operator.call(() -> profiles.get(saved.id())).health().status())
        .isEqualTo(Status.CRITICAL);
  }

  @Test
  void aResultForAKeyThatWasReplacedMeanwhileDoesNotCount() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    provider.find(fields.clientId(), FindingCode.KEY_MISMATCH);
    provider.hold(fields.clientId());
    Verification old = operator.call(() -> profiles.verify(saved.id()));

    ProfileDraft draft = operator.call(() -> drafts.edit(saved.id()));
    operator.call(() -> drafts.generateKey(draft.id(), KeyAlgorithm.EC_P256));
    operator.call(() -> drafts.save(draft.id(), true));
    late.end(old.id());
    provider.release(fields.clientId());

    assertThat(operator.call(() -> profiles.get(saved.id())).health().status())
        .isEqualTo(Status.PENDING);
  }

  @Test
  void oneRunIsStartedHoweverManyAskAtOnce() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    provider.hold(fields.clientId());
    List<Future<String>> asked = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      asked.add(threads.submit(() -> operator.call(() -> profiles.verify(saved.id()).id())));
    }

    Set<String> runs = new HashSet<>();
    for (Future<String> one : asked) {
      runs.add(one.get());
    }
    provider.release(fields.clientId());
    operator.call(() -> steps.ended(saved.id()));

    assertThat(runs).hasSize(1);
    assertThat(provider.signIns(fields.clientId())).hasSize(2);
  }

  @Test
  void anEditAndAResultDoNotCollide() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));

    for (int i = 0; i < 8; i++) {
      ProfileDraft draft = operator.call(() -> drafts.edit(saved.id()));
      String name = fields.name() + " " + i;
      operator.call(() -> drafts.update(draft.id(), withName(fields, name)));
      Future<Verification> result =
          threads.submit(() -> operator.call(() -> steps.verifiedProfile(saved.id())));
      operator.call(() -> drafts.save(draft.id(), false));
      assertThat(result.get().running()).isFalse();
    }

    ProfileDetails after = operator.call(() -> profiles.get(saved.id()));
    assertThat(after.fields().name()).isEqualTo(fields.name() + " 7");
    assertThat(after.health().status()).isEqualTo(Status.NO_ISSUES);
  }

  @Test
  void storedKeyIsNotClearTextAndDoesNotOpenUnderAnotherRow() throws Exception {
    ProfileDetails one = operator.call(() -> steps.saved(fields));
    ProfileDetails other = operator.call(() -> steps.saved(anApplication()));
    String oneKey = one.credentials().get(0).id();

    Object stored =
        entities.sql("select sealed from profile_key where id = '" + oneKey + "'").get(0);
    rows.copySealed(other.credentials().get(0).id(), oneKey);

    assertThat(stored.toString().split("\\.")).hasSize(5);
    assertThat(stored.toString()).doesNotContain(one.credentials().get(0).thumbprint(), "\"d\"");
    Verification run = operator.call(() -> steps.verifiedProfile(one.id()));
    assertThat(run.steps().get(0).finding()).isEqualTo(FindingCode.STORED_KEY_UNREADABLE);
    assertThat(operator.call(() -> profiles.get(one.id())).health().status())
        .isEqualTo(Status.CRITICAL);
    assertThat(provider.signIns(fields.clientId())).hasSize(1);
  }

  @Test
  void aStoredKeyThatDoesNotOpenIsFoundWhenEditingToo() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    ProfileDetails other = operator.call(() -> steps.saved(anApplication()));
    rows.copySealed(other.credentials().get(0).id(), saved.credentials().get(0).id());

    ProfileDraft draft = operator.call(() -> drafts.edit(saved.id()));
    Verification run = operator.call(() -> steps.verified(draft.id()));

    assertThat(run.steps().get(0).finding()).isEqualTo(FindingCode.STORED_KEY_UNREADABLE);
  }

  @Test
  void noMoreRunAtOnceThanANodeCanBear() throws Exception {
    List<ProfileFields> many = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < AT_ONCE + 3; i++) {
      ProfileFields one = anApplication();
      many.add(one);
      provider.hold(one.clientId());
      ProfileDraft draft = operator.call(() -> steps.draft(one));
      ids.add(draft.id());
      operator.call(() -> drafts.verify(draft.id()));
    }
    String last = ids.get(AT_ONCE + 2);
    String lastRun = operator.call(() -> drafts.verification(last)).id();
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (begun(many) < AT_ONCE) {
      ProfilesInContainer.pause(deadline);
    }

    assertThat(begun(many)).isEqualTo(AT_ONCE);
    assertThat(operator.call(() -> drafts.verification(last)).running()).isTrue();
    rows.leaveBehind(lastRun);
    many.forEach(one -> provider.release(one.clientId()));
    for (String id : ids.subList(0, AT_ONCE + 2)) {
      assertThat(operator.call(() -> steps.endedDraft(id)).status()).isEqualTo(Status.NO_ISSUES);
    }
    while (operator.call(() -> drafts.verification(last)).steps().isEmpty()) {
      ProfilesInContainer.pause(deadline);
    }
    assertThat(operator.call(() -> drafts.verification(last)).steps().get(0).finding())
        .isEqualTo(FindingCode.NOT_BEGUN);
  }

  private long begun(List<ProfileFields> many) {
    return many.stream().filter(one -> !provider.signIns(one.clientId()).isEmpty()).count();
  }

  @Test
  void theSweepIsForTheTimerAlone() {
    assertThatThrownBy(() -> operator.call(() -> swept()))
        .isInstanceOf(jakarta.ejb.EJBAccessException.class);
  }

  private Void swept() {
    sweeper.sweep();
    return null;
  }
}
