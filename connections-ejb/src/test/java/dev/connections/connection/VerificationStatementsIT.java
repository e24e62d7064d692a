package dev.connections.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Status;
import dev.connections.audit.Actor;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.profile.PretendProviderInContainer;
import dev.connections.profile.ProfilesInContainer;
import dev.connections.profile.ProfilesInUse;
import dev.connections.profile.QueriesInContainer;
import dev.connections.profile.QueriesInContainer.Asked;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often a verification asks the database that a bulk verification does, or another machine. */
@ExtendWith(ArquillianExtension.class)
public class VerificationStatementsIT {
  /** That each of them is written once, together with the end. */
  private static final int STEPS_OF_ITS_OWN = 2;

  private static final int PERMISSIONS = 30;

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @Inject private ConnectionsInContainer steps;
  @Inject private ProfilesInUse profiles;
  @Inject private PretendProviderInContainer provider;
  @Inject private QueriesInContainer queries;
  @Inject private EntitiesInContainer entities;

  private final ProfileFields fields = ProfilesInContainer.anApplication();

  @Test
  void areFewInTwoTransactionsAndWriteNoPermissionAgainThatIsAsBefore() throws Exception {
    String connection = steps.connected(fields).id();
    provider.permit(fields.clientId(), permissions(PERMISSIONS));
    verify(application(connection));
    long written = audited(connection);

    Asked asked = verify(application(connection));

    assertThat(asked.transactions()).as("claim, and end").hasSize(2);
    assertThat(asked.statements())
        .as("%s", asked.statements())
        .hasSizeLessThanOrEqualTo(31 + STEPS_OF_ITS_OWN + PERMISSIONS);
    assertThat(asked.statements())
        .filteredOn(sql -> sql.toLowerCase().contains("_permission") && !sql.startsWith("SELECT"))
        .isEmpty();
    ApplicationDetails after = application(connection);
    assertThat(after.health().status()).isEqualTo(Status.NO_ISSUES);
    assertThat(after.profile().permissions()).hasSize(PERMISSIONS);
    assertThat(after.profile().verification().steps()).hasSize(STEPS_OF_ITS_OWN + PERMISSIONS);
    assertThat(audited(connection)).isEqualTo(written + 1);
  }

  @Test
  void writePermissionsThatBecameOthers() throws Exception {
    String connection = steps.connected(fields).id();
    provider.permit(fields.clientId(), permissions(3));
    verify(application(connection));
    provider.permit(fields.clientId(), permissions(2));

    verify(application(connection));

    assertThat(application(connection).profile().permissions())
        .extracting(PermissionView::name)
        .containsExactly("scope 0", "scope 1");
  }

  private Asked verify(ApplicationDetails application) throws Exception {
    return queries.asked(
        () -> {
          profiles.verifyInThisThread(application.profile().id(), Actor.of(() -> "otto"));
          return null;
        });
  }

  private ApplicationDetails application(String connection) throws Exception {
    return steps.get(connection).applications().get(0);
  }

  private long audited(String connection) throws Exception {
    return entities
        .sql(
            "select 1 from audit_row where action = 'profile-verified' and subject_id = '"
                + application(connection).profile().id()
                + "'")
        .size();
  }

  private static List<PermissionView> permissions(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new PermissionView(
                    "okta",
                    "scope " + i,
                    "",
                    List.of("users-backup"),
                    PermissionNeed.REQUIRED,
                    Known.UNKNOWN,
                    Known.YES,
                    PermissionVerdict.AS_NEEDED,
                    "",
                    null))
        .toList();
  }
}
