package dev.connections.onboarding;

import static dev.connections.onboarding.WizardInContainer.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.connection.ConnectionsInContainer;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.applications.ApplicationFilter;
import dev.connections.console.applications.ApplicationRow;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connections.BulkVerifications;
import dev.connections.console.connections.BulkVerifications.Progress;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.console.connections.ConnectionLists;
import dev.connections.console.connections.ConnectionRow;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.console.onboarding.ConnectionDrafts.Basics;
import dev.connections.console.onboarding.ConnectionDrafts.SystemOffer;
import dev.connections.console.onboarding.ConnectionDrafts.WorkloadChoice;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileOffer;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.console.workloads.Workloads;
import dev.connections.container.AsAuditor;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A workload that a file of the catalog's folder adds, and whose provider is not there. */
@ExtendWith(ArquillianExtension.class)
public class AddedWorkloadIT {
  private static final Workload ACME = Workload.of("ACME_MAIL");

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private Workloads workloads;
  @EJB private ConnectionDrafts drafts;
  @EJB private ProfileDrafts profileDrafts;
  @EJB private ConnectionLists lists;
  @EJB private BulkVerifications bulk;
  @Inject private ConnectionsInContainer steps;
  @Inject private AsOperator operator;
  @Inject private AsAuditor auditor;

  @Test
  void isInTheCatalogAndNotOffered() throws Exception {
    assertThat(auditor.call(workloads::all))
        .extracting(WorkloadView::title)
        .contains("Okta", "Microsoft 365", "Acme Mail");
    assertThat(auditor.call(drafts::workloads))
        .contains(new WorkloadChoice(ACME, false, SystemOffer.NONE))
        // One whose file says how its server is spoken to has a provider by that.
        .contains(new WorkloadChoice(Workload.of("BOX"), false, SystemOffer.NOT_SET_UP))
        .filteredOn(WorkloadChoice::custom)
        .hasSize(2);
    assertThat(operator.call(profileDrafts::offers))
        .extracting(ProfileOffer::workload)
        .doesNotContain(ACME);
  }

  @Test
  void isRefusedByTheWizardAsOneThatNobodyKnows() throws Exception {
    for (Workload refused : new Workload[] {ACME, Workload.of("NOBODY_KNOWS_IT")}) {
      String name = anOrganization();
      String id = operator.call(() -> drafts.create().id());
      operator.call(
          () -> drafts.update(id, new Basics(name, refused, ApplicationType.CUSTOM, "acme.test")));

      assertThat(
              catchThrowableOfType(
                      InvalidFieldsException.class,
                      () -> operator.call(() -> drafts.findOrganization(id)))
                  .problems())
          .extracting(FieldProblem::code)
          .containsExactly("NOT_OFFERED");
      operator.call(
          () -> {
            drafts.discard(id);
            return null;
          });
    }
  }

  @Test
  void hasRowsInTheListsLikeAnyOther() throws Exception {
    ConnectionDetails made = steps.connectedTo(ACME, "mail-backup");

    ConnectionFilter filter = filter(made.name());
    ConnectionRow row = auditor.call(() -> lists.connections(filter)).rows().get(0);
    ApplicationRow application =
        auditor
            .call(
                () ->
                    lists.applications(
                        new ApplicationFilter(
                            made.name(),
                            ACME,
                            null,
                            null,
                            null,
                            null,
                            null,
                            false,
                            null,
                            true,
                            0,
                            20)))
            .rows()
            .get(0);

    assertThat(row.id()).isEqualTo(made.id());
    assertThat(row.organization().workload()).isEqualTo(ACME);
    assertThat(row.capabilities()).extracting(CapabilityView::title).containsExactly("Mail backup");
    assertThat(application.organization().workload()).isEqualTo(ACME);
    assertThat(made.organization().workload()).isEqualTo(ACME);
    assertThat(made.applications().get(0).providerPage())
        .as("its provider is not there to say where")
        .isNull();
  }

  @Test
  void narrowsABulkVerification() throws Exception {
    ConnectionDetails made = steps.connectedTo(ACME, "mail-backup");

    Progress started = operator.call(() -> bulk.start(filter(made.name())));

    assertThat(started.total()).isOne();
    Progress ended = ended();
    assertThat(ended.done()).isOne();
    operator.call(
        () -> {
          bulk.dismiss(ended.id());
          return null;
        });
  }

  private Progress ended() throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    Progress progress = operator.call(bulk::latest).orElseThrow();
    while (progress.endedAt() == null) {
      assertThat(Instant.now()).as("%s", progress).isBefore(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      progress = operator.call(bulk::latest).orElseThrow();
    }
    return progress;
  }

  private static ConnectionFilter filter(String text) {
    return new ConnectionFilter(
        text, ACME, null, null, false, ConnectionLife.ACTIVE, null, true, 0, 20);
  }
}
