package dev.connections.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.api.Cloud;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.audit.Actor;
import dev.connections.console.DraftGoneException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.profiles.CredentialView;
import dev.connections.console.profiles.EndSource;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.KeyState;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.profiles.ProfileFilter;
import dev.connections.console.profiles.ProfileOffer;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.console.profiles.ProfileSort;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.GeneratedCertificates;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class CredentialKindsIT {
  private static final Actor OTTO = Actor.of(() -> "otto");

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final Instant NEXT_YEAR = NOW.plus(365, ChronoUnit.DAYS);
  private static final CertificateKey MADE = GeneratedCertificates.generate("Acme", NOW, 1);

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private ProfileDrafts drafts;
  @EJB private ConnectionProfiles profiles;
  @Inject private ProfilesInContainer steps;
  @Inject private PretendTenantInContainer tenant;
  @Inject private StateChangesInContainer changes;
  @Inject private WizardProfiles wizard;
  @Inject private AsOperator operator;
  @Inject private AsAdministrator administrator;
  @Inject private EntitiesInContainer entities;
  @Inject private UserTransaction transaction;

  private final ProfileFields fields = anApp();

  private static ProfileFields anApp() {
    String unique = UUID.randomUUID().toString();
    return new ProfileFields(
        "Tenant " + unique.substring(0, 8),
        "",
        Workload.of("MICROSOFT_365"),
        "a" + unique.substring(0, 8) + ".tenant.test",
        unique);
  }

  @Test
  void offersTheWorkloadsThatHaveAProvider() throws Exception {
    assertThat(operator.call(() -> drafts.offers()))
        .containsExactly(
            new ProfileOffer(Workload.of("OKTA"), List.of(CredentialKind.PRIVATE_KEY)),
            new ProfileOffer(
                Workload.of("MICROSOFT_365"),
                List.of(CredentialKind.CERTIFICATE, CredentialKind.CLIENT_SECRET)));
  }

  @Test
  void signsInWithASecretAndKeepsItSealed() throws Exception {
    ProfileDetails saved = savedWithSecret("Abc8Q~fixture-secret-value", NEXT_YEAR);

    assertThat(((ClientSecret) tenant.last(fields.clientId()).credential()).value())
        .isEqualTo("Abc8Q~fixture-secret-value");
    CredentialView shown = saved.credentials().get(0);
    assertThat(shown.thumbprint()).isEqualTo("Abc…");
    assertThat(shown.endsAt()).isEqualTo(NEXT_YEAR);
    assertThat(shown.endsBy()).isEqualTo(EndSource.PERSON);
    assertThat(saved.health().nearestExpiry()).isEqualTo(NEXT_YEAR);
    assertThat(
            entities.sql("select sealed from profile_key where id = '" + shown.id() + "'").get(0))
        .asString()
        .doesNotContain("fixture", encoded("Abc8Q~fixture-secret-value"));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void learnsTheEndOfASecretFromTheProvider() throws Exception {
    Instant end = NOW.plus(90, ChronoUnit.DAYS);
    tenant.say(fields.clientId(), end);

    ProfileDetails saved = savedWithSecret("Abc8Q~one", NEXT_YEAR);

    assertThat(saved.health().nearestExpiry()).isEqualTo(end);
    assertThat(saved.credentials().get(0).endsBy()).isEqualTo(EndSource.PROVIDER);
    assertThat(row().health().nearestExpiry()).isEqualTo(end);
    assertThat(row().credentialKind()).isEqualTo(CredentialKind.CLIENT_SECRET);
  }

  @Test
  void signsInWithACertificate() throws Exception {
    ProfileDraft draft = draft();
    byte[] pem = (MADE.pem() + pkcs8(MADE)).getBytes(UTF_8);
    operator.call(() -> drafts.enterCertificate(draft.id(), pem, null, null, null));
    operator.call(() -> steps.verified(draft.id()));

    ProfileDetails saved = operator.call(() -> drafts.save(draft.id(), false));

    assertThat(pem).containsOnly(0);
    assertThat(((CertificateKey) tenant.last(fields.clientId()).credential()).certificate())
        .isEqualTo(MADE.certificate());
    assertThat(saved.health().nearestExpiry()).isEqualTo(MADE.endsAt());
    assertThat(saved.credentials().get(0).certificate().pem()).isEqualTo(MADE.pem());
    assertThat(row().thumbprint()).isEqualTo(MADE.thumbprint());
  }

  private static String pkcs8(CertificateKey made) throws Exception {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder()
            .encodeToString(made.key().jwk().toRSAKey().toPrivateKey().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void makesACertificateThatIsNamedAfterTheProfile() throws Exception {
    ProfileDraft draft = draft();

    CredentialView made =
        operator.call(() -> drafts.generateCertificate(draft.id(), 2)).credential();

    assertThat(made.certificate().subject()).isEqualTo("CN=" + fields.name());
    assertThat(made.source()).isEqualTo("GENERATED");
    assertThat(made.endsAt()).isAfter(NEXT_YEAR.plus(360, ChronoUnit.DAYS));
  }

  @Test
  void signsInAtEveryMomentOfAChangeOfCredentials() throws Exception {
    ProfileDetails saved = savedWithSecret("Abc8Q~one", null);
    ProfileDraft draft = operator.call(() -> drafts.edit(saved.id()));
    operator.call(() -> drafts.generateCertificate(draft.id(), 1));
    operator.call(() -> steps.verified(draft.id()));

    operator.call(() -> steps.verifiedProfile(saved.id()));
    assertThat(tenant.last(fields.clientId()).credential()).isInstanceOf(ClientSecret.class);
    ProfileDetails rotated = operator.call(() -> drafts.save(draft.id(), false));
    operator.call(() -> steps.verifiedProfile(saved.id()));

    assertThat(tenant.last(fields.clientId()).credential()).isInstanceOf(CertificateKey.class);
    assertThat(rotated.health().status()).isEqualTo(Status.NO_ISSUES);
    assertThat(rotated.credentials())
        .extracting(CredentialView::credentialKind)
        .containsExactly(CredentialKind.CERTIFICATE, CredentialKind.CLIENT_SECRET);
    assertThat(rotated.credentials())
        .extracting(CredentialView::state)
        .containsExactly(KeyState.CURRENT, KeyState.PREVIOUS);
  }

  @Test
  void keepsWhatAVerificationFound() throws Exception {
    ProfileDetails saved = savedWithSecret("Abc8Q~one", null);

    assertThat(saved.permissions()).containsExactly(PretendTenantInContainer.MAIL);
    assertThat(saved.organization().cloud()).isEqualTo(Cloud.of("US_GOV_L4"));
    assertThat(saved.organization().name()).isEqualTo("Contoso Ltd");
  }

  @Test
  void refusesAKeyWhereOnlyCertificatesAndSecretsSignIn() throws Exception {
    ProfileDraft draft = draft();
    operator.call(() -> drafts.generateKey(draft.id(), KeyAlgorithm.RSA_2048));

    InvalidFieldsException refused =
        catchThrowableOfType(
            InvalidFieldsException.class, () -> operator.call(() -> drafts.verify(draft.id())));

    assertThat(refused.problems())
        .containsExactly(new FieldProblem("key", "KIND_NOT_SUPPORTED", List.of()));
  }

  @Test
  void tellsWhoeverListensHowAProfileDoes() throws Exception {
    ProfileDetails saved = savedWithSecret("Abc8Q~one", NEXT_YEAR);
    operator.call(() -> steps.verifiedProfile(saved.id()));

    assertThat(changes.of(saved.id()))
        .extracting(change -> change.health().status())
        .endsWith(Status.NO_ISSUES, Status.NO_ISSUES);
    assertThat(changes.of(saved.id())).allMatch(change -> change.by().equals("otto"));
    assertThat(changes.of(saved.id()).get(0).health().nearestExpiry()).isEqualTo(NEXT_YEAR);
  }

  @Test
  void keepsTheDraftOfAWizardApart() throws Exception {
    savedWithSecret("Abc8Q~one", null);
    ProfileFields same =
        new ProfileFields(
            fields.name(), "", Workload.of("MICROSOFT_365"), fields.domain(), anApp().clientId());
    String id = inTransaction(() -> opened(same));
    operator.call(() -> drafts.enterSecret(id, "Abc8Q~two".toCharArray(), null));

    assertThat(operator.call(() -> drafts.open())).noneMatch(draft -> draft.id().equals(id));
    assertThatThrownBy(() -> operator.call(() -> drafts.save(id, true)))
        .isInstanceOf(DraftGoneException.class);
    String profile = inTransaction(() -> wizard.save(id, OTTO, true));
    assertThat(inTransaction(() -> wizard.save(id, OTTO, true))).isEqualTo(profile);
    assertThat(operator.call(() -> profiles.get(profile)).fields().name())
        .isEqualTo(fields.name() + " 2");
  }

  private String opened(ProfileFields typed) throws Exception {
    String id = wizard.open(OTTO, Workload.of("MICROSOFT_365"));
    wizard.enter(id, OTTO, typed, List.of("directory-access"));
    return id;
  }

  private <T> T inTransaction(Callable<T> work) throws Exception {
    transaction.begin();
    try {
      T result = work.call();
      transaction.commit();
      return result;
    } catch (Exception failed) {
      transaction.rollback();
      throw failed;
    }
  }

  @Test
  void opensFiftyDraftsForAPersonAndNoMore() throws Exception {
    discardThoseOfTheAdministrator();
    try {
      for (int i = 0; i < 50; i++) {
        administrator.call(() -> drafts.create());
      }

      assertThatThrownBy(() -> administrator.call(() -> drafts.create()))
          .isInstanceOf(TooManyDraftsException.class);
    } finally {
      discardThoseOfTheAdministrator();
    }
  }

  private void discardThoseOfTheAdministrator() throws Exception {
    for (ProfileDraft open : administrator.call(() -> drafts.open())) {
      administrator.call(
          () -> {
            drafts.discard(open.id());
            return null;
          });
    }
  }

  private ProfileDraft draft() throws Exception {
    ProfileDraft draft = operator.call(() -> drafts.create());
    return operator.call(() -> drafts.update(draft.id(), fields));
  }

  private ProfileDetails savedWithSecret(String value, Instant endsAt) throws Exception {
    ProfileDraft draft = draft();
    operator.call(() -> drafts.enterSecret(draft.id(), value.toCharArray(), endsAt));
    operator.call(() -> steps.verified(draft.id()));
    return operator.call(() -> drafts.save(draft.id(), false));
  }

  private ProfileRow row() throws Exception {
    return operator.call(
        () ->
            profiles
                .list(
                    new ProfileFilter(
                        fields.name(), null, null, ProfileSort.CREDENTIAL_END, true, 0, 10))
                .rows()
                .get(0));
  }
}
