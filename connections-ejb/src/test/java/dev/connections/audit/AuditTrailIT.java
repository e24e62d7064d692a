package dev.connections.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.console.CallerAddress;
import dev.connections.console.activity.Act;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class AuditTrailIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @Inject private AuditTrail trail;
  @Inject private AsOperator operator;
  @Inject private UserTransaction transaction;
  @Inject private EntitiesInContainer entities;
  @Inject private Settings settings;

  private final String subject = UUID.randomUUID().toString();
  private final Subject acme = Subject.of("profile", subject, "Acme");

  @Test
  void aRowIsRolledBackWithItsChange() throws Exception {
    transaction.begin();
    trail.done(Act.PROFILE_CREATED, acme, "");
    transaction.rollback();

    assertThat(rows()).isEmpty();
  }

  @Test
  void aRefusalStaysWhateverBecomesOfTheTransaction() throws Exception {
    transaction.begin();
    trail.refused(Act.PROFILE_CREATED, acme, "not allowed");
    transaction.rollback();

    assertThat(rows()).containsExactly("anonymous|REFUSED|not allowed|");
  }

  @Test
  void aRowNamesTheCallerAndWhereTheCallComesFrom() throws Exception {
    CallerAddress.during(
        "192.0.2.7",
        () ->
            operator.call(
                () -> {
                  trail.alone(Act.PROFILE_CREATED, acme, AuditResult.DONE, "line\nbreak");
                  return null;
                }));

    assertThat(rows()).containsExactly("otto|DONE|line break|192.0.2.7");
    assertThat(entities.sql("select actor_id from audit_row where subject_id = '" + subject + "'"))
        .hasToString("[principal:otto]");
  }

  @Test
  void aChangeOutsideATransactionIsRefused() {
    assertThatThrownBy(() -> trail.done(Act.PROFILE_CREATED, acme, ""))
        .isInstanceOf(EJBTransactionRequiredException.class);
  }

  @Test
  void theFileHasALineForWhatWasCommittedAndNoneForWhatWasRolledBack() throws Exception {
    transaction.begin();
    trail.done(Act.PROFILE_CREATED, acme, "taken back");
    transaction.rollback();
    transaction.begin();
    trail.done(Act.PROFILE_CREATED, acme, "first");
    trail.refused(Act.PROFILE_CREATED, acme, "second");
    transaction.commit();

    assertThat(lines()).hasSize(2);
    assertThat(lines().get(0)).contains("\"detail\":\"second\"");
    assertThat(lines().get(1)).contains("\"detail\":\"first\"");
  }

  private List<String> lines() throws IOException {
    Path file =
        Path.of(settings.text(Setting.DATA_DIRECTORY), settings.text(Setting.ACTIVITY_FILE));
    return Files.readAllLines(file).stream().filter(line -> line.contains(subject)).toList();
  }

  private List<String> rows() {
    return entities
        .query("select r from AuditRow r where r.subjectId = ?1", AuditRow.class, subject)
        .stream()
        .map(AuditRow::toString)
        .toList();
  }
}
