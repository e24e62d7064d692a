package dev.connections.onboarding;

import static dev.connections.onboarding.WizardInContainer.anOrganization;
import static dev.connections.onboarding.WizardInContainer.basics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.consent.AdminConsents;
import dev.connections.console.consent.AdminConsents.Return;
import dev.connections.console.consent.ConsentRefusedException;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.onboarding.ConnectionDrafts.Basics;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.profile.ProfileRowsInContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class AdminConsentsIT {
  private static final URI BACK = URI.create("https://console.example/consent/callback");

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private AdminConsents consents;
  @EJB private ProfileDrafts profiles;
  @EJB private ConnectionDrafts drafts;
  @Inject private WizardInContainer steps;
  @Inject private ProfileRowsInContainer rows;
  @Inject private AsOperator operator;
  @Inject private AsAdministrator administrator;
  @Inject private EntitiesInContainer entities;

  private final String organization = anOrganization();
  private final String clientId = "consent-" + organization;

  @Test
  void countsOnceAndForThePersonWhoAsked() throws Exception {
    String draft = operator.call(() -> steps.filled(basics(organization), clientId).id());
    String state = state(operator.call(() -> drafts.consentPage(draft, BACK)));

    assertThatThrownBy(() -> administrator.call(() -> consents.finish(state, null, null)))
        .isInstanceOf(ConsentRefusedException.class);
    Return back = operator.call(() -> consents.finish(state, null, null));

    assertThat(back).isEqualTo(new Return(draft, null, true, ""));
    ConnectionDraft after = operator.call(() -> drafts.get(draft));
    assertThat(after.consentedAt()).isNotNull();
    assertThat(after.profile().verification()).isNotNull();
    assertThatThrownBy(() -> operator.call(() -> consents.finish(state, null, null)))
        .isInstanceOf(ConsentRefusedException.class);
  }

  @Test
  void takesAnErrorForARefusalWhateverElseIsSaid() throws Exception {
    String draft = operator.call(() -> steps.filled(basics(organization), clientId).id());
    String state = state(operator.call(() -> drafts.consentPage(draft, BACK)));

    Return back =
        operator.call(
            () -> consents.finish(state, "consent_required", "AADSTS65004: <b>declined</b>"));

    assertThat(back).isEqualTo(new Return(draft, null, false, "consent_required AADSTS65004"));
    assertThat(operator.call(() -> drafts.get(draft)).consentedAt()).isNull();
    assertThat(
            entities.sql(
                "select detail from audit_row where action = 'consent-answered' and subject_id = '"
                    + draft
                    + "'"))
        .singleElement()
        .isEqualTo("consent_required AADSTS65004");
  }

  @Test
  void refusesAStateThatIsUnknownMissingOrTooOld() throws Exception {
    String draft = operator.call(() -> steps.filled(basics(organization), clientId).id());
    String state = state(operator.call(() -> drafts.consentPage(draft, BACK)));

    assertThatThrownBy(() -> operator.call(() -> consents.finish("another", null, null)))
        .isInstanceOf(ConsentRefusedException.class);
    assertThatThrownBy(() -> operator.call(() -> consents.finish(null, null, null)))
        .isInstanceOf(ConsentRefusedException.class);
    rows.endAllConsents();
    assertThatThrownBy(() -> operator.call(() -> consents.finish(state, null, null)))
        .isInstanceOf(ConsentRefusedException.class);
  }

  @Test
  void keepsNoStateThatCouldBeUsed() throws Exception {
    String draft = operator.call(() -> steps.filled(basics(organization), clientId).id());
    String state = state(operator.call(() -> drafts.consentPage(draft, BACK)));

    assertThat(state).hasSize(43);
    assertThat(
            entities.sql("select state_hash from consent_request where draft_id = '" + draft + "'"))
        .singleElement()
        .asString()
        .hasSize(64)
        .doesNotContain(state);
  }

  @Test
  void leadsBackToTheConnectionOfAnApplication() throws Exception {
    String draft = operator.call(() -> steps.filled(basics(organization), clientId).id());
    String connection = operator.call(() -> drafts.finish(draft, true));
    String application =
        (String)
            entities
                .sql("select id from application where connection_id = '" + connection + "'")
                .get(0);

    String state = state(operator.call(() -> consents.consentPage(application, BACK)));

    assertThat(operator.call(() -> consents.finish(state, null, null)))
        .isEqualTo(new Return(null, connection, true, ""));
  }

  @Test
  void saysWhereAProviderHasNoSuchPage() throws Exception {
    Basics tenant =
        new Basics(
            organization,
            Workload.of("MICROSOFT_365"),
            ApplicationType.CUSTOM,
            organization + ".tenant.test");
    String draft = operator.call(() -> steps.found(tenant).id());
    operator.call(() -> drafts.goTo(draft, WizardStep.APP_DETAILS));
    ConnectionDraft described =
        operator.call(
            () -> drafts.describe(draft, organization, UUID.randomUUID().toString(), null));
    operator.call(
        () -> profiles.enterSecret(described.profile().id(), "Abc8Q~one".toCharArray(), null));

    assertThatThrownBy(() -> operator.call(() -> drafts.consentPage(draft, BACK)))
        .isInstanceOfSatisfying(
            InvalidFieldsException.class,
            invalid ->
                assertThat(invalid.problems())
                    .containsExactly(new FieldProblem("consent", "NOT_OFFERED", List.of())));
  }

  private static String state(URI page) {
    return page.getQuery().substring("state=".length());
  }
}
