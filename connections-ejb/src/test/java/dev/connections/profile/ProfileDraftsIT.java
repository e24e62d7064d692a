package dev.connections.profile;

import static dev.connections.profile.ProfilesInContainer.anApplication;
import static dev.connections.profile.ProfilesInContainer.withClientId;
import static dev.connections.profile.ProfilesInContainer.withDomain;
import static dev.connections.profile.ProfilesInContainer.withName;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.CredentialView;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.console.profiles.KeyState;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.profiles.ProfileFilter;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.console.profiles.ProfileSort;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.console.verification.Verification;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
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

@ExtendWith(ArquillianExtension.class)
public class ProfileDraftsIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private ProfileDrafts drafts;
  @EJB private ConnectionProfiles profiles;
  @Inject private ProfilesInContainer steps;
  @Inject private PretendProviderInContainer provider;
  @Inject private AsOperator operator;
  @Inject private AsAdministrator administrator;
  @Inject private EntitiesInContainer entities;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private ManagedExecutorService threads;

  private final ProfileFields fields = anApplication();

  @Test
  void makesAProfileOfAVerifiedDraft() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));

    assertThat(saved.health().status()).isEqualTo(Status.NO_ISSUES);
    assertThat(saved.fields()).isEqualTo(fields);
    assertThat(saved.organization().id()).isEqualTo("org-" + fields.domain());
    assertThat(saved.credentials())
        .extracting(CredentialView::state)
        .containsExactly(KeyState.CURRENT);
    assertThat(saved.verification().steps()).hasSize(2);
    assertThat(saved.changedBy()).isEqualTo("otto");
    ProfileRow row = operator.call(() -> row(fields.name()));
    assertThat(row.thumbprint()).isEqualTo(saved.credentials().get(0).thumbprint());
  }

  @Test
  void savesADraftOnceHoweverOftenItIsSaved() throws Exception {
    ProfileDraft draft = operator.call(() -> steps.draft(fields));
    operator.call(() -> steps.verified(draft.id()));

    List<Future<ProfileDetails>> saves = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      saves.add(threads.submit(() -> operator.call(() -> drafts.save(draft.id(), false))));
    }
    Set<String> ids = new HashSet<>();
    for (Future<ProfileDetails> save : saves) {
      ids.add(save.get().id());
    }

    assertThat(ids).hasSize(1);
    assertThat(
            entities.sql(
                "select 1 from application_connection_profile where client_id = '"
                    + fields.clientId()
                    + "'"))
        .hasSize(1);
    assertThat(operator.call(() -> drafts.save(draft.id(), false).id())).isIn(ids);
  }

  @Test
  void refusesADraftThatWasNotVerifiedAsItIs() throws Exception {
    ProfileDraft draft = operator.call(() -> steps.draft(fields));
    operator.call(() -> steps.verified(draft.id()));
    operator.call(() -> drafts.generateKey(draft.id(), KeyAlgorithm.EC_P256));

    assertThatThrownBy(() -> operator.call(() -> drafts.save(draft.id(), false)))
        .isInstanceOf(NotVerifiedException.class);
    assertThat(operator.call(() -> drafts.save(draft.id(), true)).health().status())
        .isEqualTo(Status.PENDING);
  }

  @Test
  void savesAsNotWorkingOnlyWhenThatIsAskedFor() throws Exception {
    provider.find(fields.clientId(), FindingCode.KEY_MISMATCH);
    ProfileDraft draft = operator.call(() -> steps.draft(fields));
    Verification failed = operator.call(() -> steps.verified(draft.id()));

    assertThat(failed.status()).isEqualTo(Status.CRITICAL);
    assertThatThrownBy(() -> operator.call(() -> drafts.save(draft.id(), false)))
        .isInstanceOf(NotVerifiedException.class);
    ProfileDetails saved = operator.call(() -> drafts.save(draft.id(), true));
    assertThat(saved.health().status()).isEqualTo(Status.CRITICAL);
    assertThat(saved.findings())
        .extracting("code", "evidence")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(FindingCode.KEY_MISMATCH, "invalid_client"));
  }

  @Test
  void rotatesTheKeyAndKeepsTheOldOneUntilItIsDropped() throws Exception {
    ProfileDetails first = operator.call(() -> steps.saved(fields));

    ProfileDetails rotated = rotated(first.id());
    ProfileDetails again = rotated(first.id());

    assertThat(rotated.credentials().get(1).thumbprint())
        .isEqualTo(first.credentials().get(0).thumbprint());
    assertThat(again.credentials())
        .extracting(CredentialView::state)
        .containsExactly(KeyState.CURRENT, KeyState.PREVIOUS);
    assertThat(again.credentials().get(1).thumbprint())
        .isEqualTo(rotated.credentials().get(0).thumbprint());
    operator.call(() -> dropped(first.id()));
    assertThat(operator.call(() -> profiles.get(first.id())).credentials()).hasSize(1);
    assertThat(audited(first.id()))
        .containsExactly(
            "profile-created DONE key " + thumbprint(first, 0),
            "profile-key-rotated DONE key "
                + thumbprint(first, 0)
                + " by key "
                + thumbprint(rotated, 0),
            "profile-key-rotated DONE key "
                + thumbprint(rotated, 0)
                + " by key "
                + thumbprint(again, 0),
            "profile-previous-key-dropped DONE key " + thumbprint(rotated, 0));
  }

  @Test
  void asksForNoVerificationWhenOnlyTheNameChanges() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    ProfileDraft draft = operator.call(() -> drafts.edit(saved.id()));

    ProfileDraft renamed =
        operator.call(() -> drafts.update(draft.id(), withName(fields, fields.name() + " 2")));

    assertThat(renamed.verificationNeeded()).isFalse();
    ProfileDetails after = operator.call(() -> drafts.save(draft.id(), false));
    assertThat(after.fields().name()).isEqualTo(fields.name() + " 2");
    assertThat(after.health().status()).isEqualTo(Status.NO_ISSUES);
  }

  @Test
  void keepsTheStoredSecretOutOfARequestToAChangedHost() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    ProfileDraft draft = operator.call(() -> drafts.edit(saved.id()));
    int asked = provider.signIns(fields.clientId()).size();

    ProfileDraft moved =
        operator.call(() -> drafts.update(draft.id(), withDomain(fields, "evil.okta.test")));

    assertThat(moved.credentialMustBeEntered()).isTrue();
    assertThat(moved.credential()).isNull();
    assertThat(problems(() -> drafts.verify(draft.id()))).containsExactly("key REENTER");
    assertThat(problems(() -> drafts.save(draft.id(), true))).containsExactly("key REENTER");
    assertThat(provider.signIns(fields.clientId())).hasSize(asked);
    assertThat(audited(draft.id())).containsExactly("profile-saved REFUSED key REENTER");
  }

  @Test
  void keepsTheStoredSecretOutOfARequestForAnotherClient() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    ProfileDraft draft = operator.call(() -> drafts.edit(saved.id()));
    operator.call(() -> drafts.update(draft.id(), withClientId(fields, "0oaother")));

    assertThat(problems(() -> drafts.verify(draft.id()))).containsExactly("key REENTER");
    assertThat(provider.signIns("0oaother")).isEmpty();
  }

  @Test
  void usesTheStoredSecretForAnotherSpellingOfTheOrganization() throws Exception {
    ProfileFields custom =
        withDomain(fields, fields.domain().replaceFirst("(\\w+)\\.okta", "login.$1"));
    ProfileDetails saved = operator.call(() -> steps.saved(custom));
    ProfileDraft draft = operator.call(() -> drafts.edit(saved.id()));

    ProfileDraft canonical = operator.call(() -> drafts.update(draft.id(), fields));

    assertThat(canonical.credentialMustBeEntered()).isFalse();
    assertThat(operator.call(() -> steps.verified(draft.id())).status())
        .isEqualTo(Status.NO_ISSUES);
  }

  @Test
  void destroysTheKeysOfAnApplicationThatTheProfileIsNoLongerFor() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    ProfileFields other = withClientId(fields, fields.clientId() + "x");
    ProfileDraft draft = operator.call(() -> drafts.edit(saved.id()));
    operator.call(() -> drafts.update(draft.id(), other));
    operator.call(() -> drafts.generateKey(draft.id(), KeyAlgorithm.EC_P256));

    ProfileDetails moved = operator.call(() -> drafts.save(draft.id(), true));

    assertThat(moved.credentials())
        .extracting(CredentialView::state)
        .containsExactly(KeyState.CURRENT);
    assertThat(moved.health().status()).isEqualTo(Status.PENDING);
    assertThat(moved.organization().id()).isEmpty();
  }

  @Test
  void tellsTheSecondEditorWhoChangedIt() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    ProfileDraft mine = operator.call(() -> drafts.edit(saved.id()));
    ProfileDraft theirs = administrator.call(() -> drafts.edit(saved.id()));
    String theirName = fields.name() + " theirs";
    administrator.call(() -> drafts.update(theirs.id(), withName(fields, theirName)));
    administrator.call(() -> drafts.save(theirs.id(), false));
    operator.call(() -> drafts.update(mine.id(), withName(fields, fields.name() + " mine")));

    ChangedMeanwhileException changed =
        catchThrowableOfType(
            ChangedMeanwhileException.class,
            () -> operator.call(() -> drafts.save(mine.id(), false)));

    assertThat(changed.changedBy()).isEqualTo("ada");
    assertThat(changed.changedAt()).isAfter(saved.changedAt());
    operator.call(() -> drafts.rebase(mine.id(), false));
    assertThat(operator.call(() -> drafts.save(mine.id(), false)).fields().name())
        .isEqualTo(fields.name() + " mine");
  }

  @Test
  void loadsTheirsWhenThatIsWanted() throws Exception {
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    ProfileDraft mine = operator.call(() -> drafts.edit(saved.id()));
    operator.call(() -> drafts.update(mine.id(), withName(fields, "mine")));

    assertThat(operator.call(() -> drafts.rebase(mine.id(), true)).fields()).isEqualTo(fields);
  }

  @Test
  void refusesATakenNameWhateverItsCase() throws Exception {
    operator.call(() -> steps.saved(fields));
    ProfileFields sameName = withName(anApplication(), "  " + fields.name().toUpperCase() + " ");
    ProfileDraft draft = operator.call(() -> steps.draft(sameName));

    assertThat(problems(() -> drafts.verify(draft.id()))).containsExactly("name TAKEN");
  }

  @Test
  void twoDraftsThatWantOneNameGetItOnce() throws Exception {
    List<Future<Object>> saves = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ProfileFields same = withName(anApplication(), fields.name());
      ProfileDraft draft = operator.call(() -> steps.draft(same));
      saves.add(threads.submit(() -> outcome(draft.id())));
    }

    List<Object> outcomes = new ArrayList<>();
    for (Future<Object> save : saves) {
      outcomes.add(save.get());
    }

    assertThat(outcomes)
        .containsExactlyInAnyOrder("saved", "name TAKEN", "name TAKEN", "name TAKEN");
  }

  private Object outcome(String draftId) throws Exception {
    try {
      operator.call(() -> drafts.save(draftId, true));
      return "saved";
    } catch (InvalidFieldsException invalid) {
      return words(invalid).get(0);
    }
  }

  @Test
  void namesTheProfileThatTheApplicationHasAlready() throws Exception {
    operator.call(() -> steps.saved(fields));
    ProfileFields again =
        withName(
            withDomain(fields, fields.domain().replaceFirst("(\\w+)\\.okta", "login.$1")),
            fields.name() + " again");
    ProfileDraft draft = operator.call(() -> steps.draft(again));
    operator.call(() -> steps.verified(draft.id()));

    InvalidFieldsException refused =
        catchThrowableOfType(
            InvalidFieldsException.class, () -> operator.call(() -> drafts.save(draft.id(), true)));

    assertThat(refused.problems())
        .containsExactly(new FieldProblem("clientId", "IN_USE", List.of(fields.name())));
  }

  @Test
  void showsDraftsToTheirOwnersAlone() throws Exception {
    ProfileDraft draft = operator.call(() -> drafts.create());

    assertThatThrownBy(() -> administrator.call(() -> drafts.get(draft.id())))
        .isInstanceOf(DraftGoneException.class);
    assertThat(administrator.call(() -> drafts.open()))
        .extracting(ProfileDraft::id)
        .doesNotContain(draft.id());
    assertThat(operator.call(() -> drafts.open()))
        .extracting(ProfileDraft::id)
        .contains(draft.id());
  }

  @Test
  void keepsWhatWasTypedHoweverWrong() throws Exception {
    ProfileFields wrong = new ProfileFields("a\u0000b", "x".repeat(900), null, "nonsense", "a b");
    ProfileDraft draft = operator.call(() -> drafts.create());

    operator.call(() -> drafts.update(draft.id(), wrong));

    ProfileFields kept = operator.call(() -> drafts.get(draft.id())).fields();
    assertThat(kept.description()).isEqualTo(wrong.description());
    assertThat(kept.workload()).isNull();
    assertThat(problems(() -> drafts.verify(draft.id())))
        .containsExactly(
            "name CONTROL_CHARACTERS",
            "description TOO_LONG",
            "workload EMPTY",
            "clientId MALFORMED",
            "key EMPTY");
  }

  @Test
  void saysWhetherAnythingWasEnteredThatIsNotStored() throws Exception {
    ProfileDraft empty = operator.call(() -> drafts.create());
    ProfileDetails saved = operator.call(() -> steps.saved(fields));
    ProfileDraft opened = operator.call(() -> drafts.edit(saved.id()));

    assertThat(empty.holdsInput()).isFalse();
    assertThat(opened.holdsInput()).isFalse();
    assertThat(operator.call(() -> drafts.update(empty.id(), anApplication())).holdsInput())
        .isTrue();
    ProfileFields renamed = withName(fields, fields.name() + " 2");
    assertThat(operator.call(() -> drafts.update(opened.id(), renamed)).holdsInput()).isTrue();
    assertThat(operator.call(() -> drafts.update(opened.id(), fields)).holdsInput()).isFalse();
    assertThat(
            operator.call(() -> drafts.generateKey(opened.id(), KeyAlgorithm.EC_P256)).holdsInput())
        .isTrue();
  }

  @Test
  void forgetsADiscardedDraftAndItsKey() throws Exception {
    ProfileDraft draft = operator.call(() -> steps.draft(fields));

    operator.call(() -> discarded(draft.id()));
    operator.call(() -> discarded(draft.id()));

    assertThatThrownBy(() -> operator.call(() -> drafts.get(draft.id())))
        .isInstanceOf(DraftGoneException.class);
    assertThat(entities.sql("select 1 from profile_key where draft_id = '" + draft.id() + "'"))
        .isEmpty();
  }

  @Test
  void wipesTheEnteredKeyAndThePassPhrase() throws Exception {
    ProfileDraft draft = operator.call(() -> drafts.create());
    String jwk = new ECKeyGenerator(Curve.P_256).keyID("k1").generate().toJSONString();
    byte[] text = jwk.getBytes(StandardCharsets.UTF_8);
    char[] passPhrase = "secret".toCharArray();

    ProfileDraft entered =
        operator.call(() -> drafts.enterKey(draft.id(), text, passPhrase, null, null));

    assertThat(text).containsOnly(0);
    assertThat(passPhrase).containsOnly('\0');
    assertThat(entered.credential().keyId()).isEqualTo("k1");
    assertThat(entered.credential().source()).isEqualTo("JWK");
    assertThat(operator.call(() -> drafts.get(draft.id())).credential())
        .isEqualTo(entered.credential());
  }

  @Test
  void takesTheKeyIdThatWasMeantWithAKeyThatHasNone() throws Exception {
    ProfileDraft draft = operator.call(() -> drafts.create());
    byte[] text = new ECKeyGenerator(Curve.P_256).generate().toJSONString().getBytes(UTF_8);

    ProfileDraft entered =
        operator.call(
            () -> drafts.enterKey(draft.id(), text, null, null, "Key ID: \u201cab\u200bc\u201d"));

    assertThat(entered.credential().keyId()).isEqualTo("abc");
  }

  @Test
  void namesAnEnteredKeyWithoutEnteringItAgain() throws Exception {
    ProfileDraft draft = operator.call(() -> steps.draft(fields));

    ProfileDraft named = operator.call(() -> drafts.nameKey(draft.id(), " kid-1 "));

    assertThat(named.credential().keyId()).isEqualTo("kid-1");
    assertThat(named.credential().thumbprint()).isEqualTo(draft.credential().thumbprint());
    assertThat(operator.call(() -> drafts.nameKey(draft.id(), null)).credential().keyId())
        .isEmpty();
    assertThatThrownBy(() -> operator.call(() -> drafts.nameKey(draft.id(), "x".repeat(256))))
        .isInstanceOf(KeyRefusedException.class);
  }

  /** A result for the key under one ID says nothing about it under another. */
  @Test
  void verifiesAKeyAgainOnceItHasAnotherId() throws Exception {
    ProfileDraft draft = operator.call(() -> steps.draft(fields));
    operator.call(() -> steps.verified(draft.id()));

    operator.call(() -> drafts.nameKey(draft.id(), "kid-1"));

    assertThat(operator.call(() -> drafts.get(draft.id())).verification()).isNull();
    assertThatThrownBy(() -> operator.call(() -> drafts.save(draft.id(), false)))
        .isInstanceOf(NotVerifiedException.class);
  }

  @Test
  void namesTheStoredKeyAndKeepsOneOfIt() throws Exception {
    ProfileDetails first = operator.call(() -> steps.saved(fields));
    ProfileDraft draft = operator.call(() -> drafts.edit(first.id()));
    operator.call(() -> drafts.nameKey(draft.id(), "kid-1"));
    operator.call(() -> steps.verified(draft.id()));

    ProfileDetails saved = operator.call(() -> drafts.save(draft.id(), false));

    assertThat(saved.credentials())
        .extracting(CredentialView::keyId, CredentialView::thumbprint, CredentialView::state)
        .containsExactly(tuple("kid-1", thumbprint(first, 0), KeyState.CURRENT));
    assertThat(audited(first.id()))
        .anyMatch(line -> line.endsWith(thumbprint(first, 0) + " kid-1"));
  }

  /** Otherwise it could be had to sign for a host of somebody who does not know it. */
  @Test
  void usesTheStoredKeyUnderAnotherIdForItsOwnApplicationAlone() throws Exception {
    ProfileDetails first = operator.call(() -> steps.saved(fields));
    ProfileDraft draft = operator.call(() -> drafts.edit(first.id()));
    operator.call(() -> drafts.nameKey(draft.id(), "kid-1"));
    ProfileFields elsewhere =
        new ProfileFields(
            fields.name(), "", fields.workload(), "elsewhere.test", fields.clientId());

    ProfileDraft moved = operator.call(() -> drafts.update(draft.id(), elsewhere));

    assertThat(moved.credentialMustBeEntered()).isTrue();
    assertThat(moved.credential()).isNull();
    assertThat(problems(() -> drafts.verify(draft.id()))).contains("key REENTER");
    assertThatThrownBy(() -> operator.call(() -> drafts.nameKey(draft.id(), "kid-2")))
        .isInstanceOf(KeyRefusedException.class);
  }

  @Test
  void keepsTheCandidateWhenTheNextKeyIsRefused() throws Exception {
    ProfileDraft draft = operator.call(() -> steps.draft(fields));
    byte[] text = "nonsense".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(
            () -> operator.call(() -> drafts.enterKey(draft.id(), text, null, null, null)))
        .isInstanceOf(KeyRefusedException.class);

    assertThat(text).containsOnly(0);
    assertThat(operator.call(() -> drafts.get(draft.id())).credential())
        .isEqualTo(draft.credential());
  }

  private static String thumbprint(ProfileDetails details, int key) {
    return details.credentials().get(key).thumbprint();
  }

  private ProfileDetails rotated(String id) throws Exception {
    ProfileDraft draft = operator.call(() -> drafts.edit(id));
    operator.call(() -> drafts.generateKey(draft.id(), KeyAlgorithm.EC_P256));
    operator.call(() -> steps.verified(draft.id()));
    return operator.call(() -> drafts.save(draft.id(), false));
  }

  private ProfileRow row(String text) {
    return profiles
        .list(new ProfileFilter(text, null, null, ProfileSort.NAME, true, 0, 10))
        .rows()
        .get(0);
  }

  private Void dropped(String id) throws Exception {
    profiles.dropPreviousCredential(id);
    return null;
  }

  private Void discarded(String id) {
    drafts.discard(id);
    return null;
  }

  private List<String> problems(java.util.concurrent.Callable<?> work) {
    return words(catchThrowableOfType(InvalidFieldsException.class, () -> operator.call(work)));
  }

  private static List<String> words(InvalidFieldsException invalid) {
    return invalid.problems().stream().map(p -> p.field() + " " + p.code()).toList();
  }

  private List<String> audited(String subject) {
    return entities
        .sql(
            "select concat(action, ' ', result, ' ', detail) from audit_row where subject_id = '"
                + subject
                + "' order by at")
        .stream()
        .map(String::valueOf)
        .toList();
  }
}
