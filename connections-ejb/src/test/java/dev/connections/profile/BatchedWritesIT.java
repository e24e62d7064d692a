package dev.connections.profile;

import static dev.connections.profile.ProfilesInContainer.anApplication;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.container.OneTransactionInContainer;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.time.Instant;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writing many rows at once loses no conflict. */
@ExtendWith(ArquillianExtension.class)
public class BatchedWritesIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @Inject private ProfileRows rows;
  @Inject private ProfilesInContainer steps;
  @Inject private EntitiesInContainer entities;
  @Inject private QueriesInContainer queries;
  @Inject private OneTransactionInContainer transaction;
  @Inject private AsOperator operator;

  @Test
  void oneOfTwoUpdatesThatCameTooLateIsFound() throws Exception {
    ProfileDetails first = operator.call(() -> steps.saved(anApplication()));
    ProfileDetails second = operator.call(() -> steps.saved(anApplication()));

    assertThat(queries.writesInBatches()).isTrue();
    assertThatThrownBy(() -> transaction.call(() -> changed(first, second, second.id())))
        .hasStackTraceContaining(OptimisticLockException.class.getName());
    assertThatThrownBy(() -> transaction.call(() -> changed(first, second, first.id())))
        .hasStackTraceContaining(OptimisticLockException.class.getName());
    assertThat(descriptions(first, second)).isEmpty();

    transaction.call(() -> changed(first, second, ""));
    assertThat(descriptions(first, second)).hasSize(2);
  }

  /** Both, after another transaction changed the one of this id. */
  private Object changed(ProfileDetails first, ProfileDetails second, String other)
      throws Exception {
    Profile one = rows.get(first.id());
    Profile two = rows.get(second.id());
    entities.change(
        "update application_connection_profile set version = version + 1 where id = '"
            + other
            + "'");
    one.change(described(first), "otto", Instant.EPOCH);
    two.change(described(second), "otto", Instant.EPOCH);
    rows.flush();
    return null;
  }

  private static ProfileFields described(ProfileDetails saved) {
    ProfileFields fields = saved.fields();
    return new ProfileFields(
        fields.name(), "written together", fields.workload(), fields.domain(), fields.clientId());
  }

  private List<?> descriptions(ProfileDetails first, ProfileDetails second) {
    return entities.sql(
        "select 1 from application_connection_profile where description = 'written together'"
            + " and id in ('"
            + first.id()
            + "', '"
            + second.id()
            + "')");
  }
}
