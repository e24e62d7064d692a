package dev.connections.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.connections.api.UnknownConnectionException;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.connection.ServiceAccount;
import dev.connections.container.AsAdministrator;
import dev.connections.container.AsOperator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class ConnectionChangesIT {
  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  @EJB private OrganizationConnections connections;
  @Inject private ConnectionsInContainer steps;
  @Inject private AsAdministrator administrator;
  @Inject private AsOperator operator;
  @Inject private EntitiesInContainer entities;

  @Test
  void renamesInItsOwnRowAndInThoseThatListsRead() throws Exception {
    ConnectionDetails made = steps.connected();
    String name = made.name() + " West";

    rename(made, "  " + name + " ");

    ConnectionDetails now = steps.get(made.id());
    assertThat(now.name()).isEqualTo(name);
    assertThat(now.version()).isGreaterThan(made.version());
    assertThat(now.changedBy()).isEqualTo("ada");
    assertThat(now.history().get(0).act()).isEqualTo(Act.CONNECTION_RENAMED);
    assertThat(now.history().get(0).detail()).isEqualTo(made.name());
    String id = "'" + made.id() + "'";
    assertThat(
            entities.sql("select normalized_name from connection_state where connection_id=" + id))
        .hasToString("[" + name.toLowerCase() + "]");
    assertThat(
            entities.sql("select connection_name from application_state where connection_id=" + id))
        .hasToString("[" + name.toLowerCase() + "]");
  }

  @Test
  void refusesANameThatIsEmptyTooLongOrTaken() throws Exception {
    ConnectionDetails made = steps.connected();
    ConnectionDetails other = steps.connected();

    assertThat(problems(() -> rename(made, " "))).isEqualTo(problem("name", "EMPTY"));
    assertThat(problems(() -> rename(made, "x".repeat(101))))
        .isEqualTo(problem("name", "TOO_LONG", "100"));
    // One character that the column of normalized names holds as eighteen.
    assertThat(problems(() -> rename(made, "\ufdfa".repeat(99))))
        .isEqualTo(problem("name", "TOO_LONG", "100"));
    assertThat(problems(() -> rename(made, "two\nlines")))
        .isEqualTo(problem("name", "CONTROL_CHARACTERS"));
    assertThat(problems(() -> rename(made, other.name().toUpperCase())))
        .isEqualTo(problem("name", "TAKEN", other.name()));
    assertThat(steps.get(made.id()).name()).isEqualTo(made.name());
  }

  @Test
  void refusesToChangeWhatSomebodyElseChangedFirst() throws Exception {
    ConnectionDetails made = steps.connected();
    rename(made, made.name() + " West");

    ChangedMeanwhileException changed =
        catchThrowableOfType(
            ChangedMeanwhileException.class, () -> rename(made, made.name() + " East"));

    assertThat(changed.changedBy()).isEqualTo("ada");
    assertThat(changed.changedAt()).isEqualTo(steps.get(made.id()).changedAt());
    assertThat(steps.get(made.id()).name()).isEqualTo(made.name() + " West");
    assertThat(acts(made.id())).contains("connection-renamed DONE", "connection-renamed REFUSED");
  }

  @Test
  void namesAServiceAccountAndAnotherOne() throws Exception {
    ConnectionDetails made = steps.connected();
    assertThat(made.serviceAccount()).isNull();

    account(made.id(), -1, " backup@acme.test ", "Super Administrator", "");
    ServiceAccount first = steps.get(made.id()).serviceAccount();
    account(made.id(), first.version(), "other@acme.test", "", "ask Ada");

    assertThat(first.accountName()).isEqualTo("backup@acme.test");
    assertThat(first.changedBy()).isEqualTo("otto");
    assertThat(steps.get(made.id()).serviceAccount())
        .extracting(ServiceAccount::accountName, ServiceAccount::roleName, ServiceAccount::note)
        .containsExactly("other@acme.test", "", "ask Ada");
    assertThatThrownBy(() -> account(made.id(), -1, "third@acme.test", "", ""))
        .isInstanceOf(ChangedMeanwhileException.class)
        .hasMessageContaining("otto");
    assertThat(steps.get(made.id()).version()).isEqualTo(made.version());
  }

  @Test
  void refusesAServiceAccountWithoutANameOrWithTooMuch() throws Exception {
    ConnectionDetails made = steps.connected();

    InvalidFieldsException invalid =
        catchThrowableOfType(
            InvalidFieldsException.class,
            () -> account(made.id(), -1, "", "x".repeat(101), "y".repeat(501)));

    assertThat(invalid.problems())
        .extracting(FieldProblem::field, FieldProblem::code)
        .containsExactly(
            tuple("accountName", "EMPTY"),
            tuple("roleName", "TOO_LONG"),
            tuple("note", "TOO_LONG"));
    assertThat(steps.get(made.id()).serviceAccount()).isNull();
  }

  @Test
  void knowsNothingOfAConnectionThatIsNot() {
    assertThatThrownBy(() -> administrator.call(() -> connections.get("none")))
        .isInstanceOf(UnknownConnectionException.class);
  }

  @Test
  void leadsToTheApplicationAtItsProvider() throws Exception {
    ConnectionDetails made = steps.connected();

    assertThat(made.applications().get(0).providerPage()).hasHost(made.organization().host());
  }

  private void rename(ConnectionDetails seen, String name) throws Exception {
    run(
        administrator::call,
        () -> {
          connections.rename(seen.id(), seen.version(), name);
          return null;
        });
  }

  private void account(String id, long version, String account, String role, String note)
      throws Exception {
    run(
        operator::call,
        () -> {
          connections.changeServiceAccount(id, version, account, role, note);
          return null;
        });
  }

  private interface Caller {
    Object call(Callable<Object> work) throws Exception;
  }

  private static void run(Caller caller, Callable<Object> work) throws Exception {
    caller.call(work);
  }

  private List<String> acts(String subject) {
    return entities
        .sql("select action || ' ' || result from audit_row where subject_id = '" + subject + "'")
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static FieldProblem problems(ThrowingCallable call) {
    InvalidFieldsException invalid = catchThrowableOfType(InvalidFieldsException.class, call);
    assertThat(invalid).isNotNull();
    assertThat(invalid.problems()).hasSize(1);
    return invalid.problems().get(0);
  }

  private static FieldProblem problem(String field, String code, String... details) {
    return new FieldProblem(field, code, List.of(details));
  }
}
