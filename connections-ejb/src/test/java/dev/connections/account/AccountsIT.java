package dev.connections.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.console.Caller;
import dev.connections.console.CallerAddress;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.Role;
import dev.connections.console.people.OneTimeLink;
import dev.connections.console.people.People;
import dev.connections.console.people.PeopleFilter;
import dev.connections.console.people.Person;
import dev.connections.console.people.PersonRefusedException;
import dev.connections.console.people.PersonState;
import dev.connections.console.people.UnknownPersonException;
import dev.connections.console.signin.InvitationGoneException;
import dev.connections.console.signin.Invitations;
import dev.connections.console.signin.SetUp;
import dev.connections.console.signin.SignInRefusedException;
import dev.connections.console.signin.SignIns;
import dev.connections.container.AsAdministrator;
import dev.connections.container.Deployments;
import dev.connections.container.EntitiesInContainer;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
public class AccountsIT {
  private static final String PASSWORD = "gloomy anvil parade 9";

  @Inject private People people;
  @Inject private SignIns signIns;
  @Inject private Invitations invitations;
  @Inject private SetUp setUp;
  @Inject private SetUpFiles files;
  @Inject private AsAdministrator administrator;
  @Inject private EntitiesInContainer entities;

  private final String name = "person " + UUID.randomUUID();

  @Deployment
  public static WebArchive deployment() {
    return Deployments.all();
  }

  /** One way in there is in every test: the account {@code root}. */
  @BeforeEach
  void haveAnAdministrator() throws Exception {
    if (setUp.needed()) {
      setUp.open();
      setUp.finish("root", chars(PASSWORD), chars(files.token().orElseThrow()));
    }
  }

  @Test
  void theFirstAdministratorUsesTheTokenUp() {
    assertThat(setUp.needed()).isFalse();
    assertThat(setUp.open()).isFalse();
    assertThat(Files.exists(files.tokenFile())).isFalse();
    assertThatThrownBy(() -> setUp.finish(name, chars(PASSWORD), chars("guess")))
        .isInstanceOf(InvalidFieldsException.class)
        .hasMessageContaining("token");
  }

  /** Whoever makes tokens up fills no audit trail, and keeps nobody from using a right one. */
  @Test
  void notesSoManyMadeUpTokensOfAnAddressAndStillTakesARightOne() throws Exception {
    String address = "made-up " + UUID.randomUUID();
    OneTimeLink link = asAdministrator(() -> people.add(name, Role.OPERATOR));

    CallerAddress.during(
        address,
        () -> {
          for (int i = 0; i < StrangersFailures.NOTED + 5; i++) {
            assertThatThrownBy(() -> invitations.accept("guess", chars(PASSWORD)))
                .isInstanceOf(InvitationGoneException.class);
            assertThatThrownBy(() -> setUp.finish(name, chars(PASSWORD), chars("guess")))
                .isInstanceOf(InvalidFieldsException.class);
          }
          invitations.accept(link.token(), chars(PASSWORD));
        });

    String rows = "select count(*) from audit_row where address = '" + address + "' and ";
    assertThat(entities.sql(rows + "result = 'FAILED'"))
        .hasToString("[" + 2 * StrangersFailures.NOTED + "]");
    assertThat(entities.sql(rows + "detail like '%no more of these are noted for an hour'"))
        .hasToString("[2]");
    assertThat(entities.sql(rows + "result = 'DONE'")).hasToString("[1]");
  }

  @Test
  void aLinkLetsAPersonInOnce() throws Exception {
    OneTimeLink link = asAdministrator(() -> people.add(name, Role.OPERATOR));
    assertThat(person().state()).isEqualTo(PersonState.INVITED);

    Caller caller = invitations.accept(link.token(), chars(PASSWORD));

    assertThat(caller.role()).isEqualTo(Role.OPERATOR);
    assertThat(signIns.stillValid(caller)).isTrue();
    assertThat(person().state()).isEqualTo(PersonState.ACTIVE);
    assertThat(person().lastSignInAt()).isNotNull();
    assertThat(signIns.signIn(name.toUpperCase(), chars(PASSWORD)).name()).isEqualTo(name);
    assertThatThrownBy(() -> invitations.accept(link.token(), chars(PASSWORD)))
        .isInstanceOf(InvitationGoneException.class);
  }

  @Test
  void keepsNeitherPasswordNorTokenInTheDatabase() throws Exception {
    OneTimeLink link = asAdministrator(() -> people.add(name, Role.OPERATOR));
    String pending = String.valueOf(entities.sql("select token_hash from invitation"));
    invitations.accept(link.token(), chars(PASSWORD));

    assertThat(pending).doesNotContain(link.token());
    assertThat(String.valueOf(entities.sql("select password from account")))
        .contains("pbkdf2-sha256$600000$")
        .doesNotContain(PASSWORD);
  }

  @Test
  void aNameBelongsToOnePersonWhateverItsCase() throws Exception {
    asAdministrator(() -> people.add(name, Role.OPERATOR));

    assertThatThrownBy(() -> asAdministrator(() -> people.add(name.toUpperCase(), Role.AUDITOR)))
        .isInstanceOf(InvalidFieldsException.class)
        .hasMessageContaining("TAKEN");
  }

  @Test
  void ofManyWhoAddOneNameAtOnceOneDoes() throws Exception {
    Callable<Void> add = () -> change(() -> people.add(name, Role.OPERATOR));

    int taken = together(add, add, add, add);

    assertThat(taken).isEqualTo(3);
    assertThat(person().state()).isEqualTo(PersonState.INVITED);
  }

  @Test
  void noNameHoldsAZeroCharacter() throws Exception {
    assertThatThrownBy(() -> signIns.signIn("root\0", chars(PASSWORD)))
        .isInstanceOf(SignInRefusedException.class);
    PeopleFilter odd = new PeopleFilter("root\0", null, true, 0, 9);
    assertThat(asAdministrator(() -> people.list(odd)).total()).isZero();
  }

  @Test
  void anotherRoleEndsRunningSessions() throws Exception {
    Caller caller = active(Role.OPERATOR);
    Person before = person();

    change(() -> people.changeRole(before.id(), before.version(), Role.AUDITOR));

    assertThat(signIns.stillValid(caller)).isFalse();
    assertThat(person().role()).isEqualTo(Role.AUDITOR);
  }

  @Test
  void aDisabledPersonStaysOutUntilEnabled() throws Exception {
    Caller caller = active(Role.OPERATOR);
    change(() -> people.disable(person().id(), person().version()));

    assertThat(signIns.stillValid(caller)).isFalse();
    assertThatThrownBy(() -> signIns.signIn(name, chars(PASSWORD)))
        .isInstanceOf(SignInRefusedException.class);
    change(() -> people.enable(person().id(), person().version()));
    assertThat(signIns.signIn(name, chars(PASSWORD)).name()).isEqualTo(name);
  }

  @Test
  void aNewLinkReplacesPasswordAndOlderLink() throws Exception {
    Caller caller = active(Role.OPERATOR);
    Person before = person();
    OneTimeLink first = asAdministrator(() -> people.newLink(before.id(), before.version()));
    OneTimeLink second = asAdministrator(() -> people.newLink(before.id(), person().version()));

    assertThat(signIns.stillValid(caller)).isFalse();
    assertThat(invitations.nameFor(first.token())).isEmpty();
    assertThat(invitations.nameFor(second.token())).contains(name);
    assertThatThrownBy(() -> signIns.signIn(name, chars(PASSWORD)))
        .isInstanceOf(SignInRefusedException.class);
  }

  @Test
  void aRemovedPersonIsGone() throws Exception {
    Caller caller = active(Role.OPERATOR);
    Person before = person();
    change(() -> people.remove(before.id(), before.version()));

    assertThat(signIns.stillValid(caller)).isFalse();
    assertThatThrownBy(() -> change(() -> people.remove(before.id(), before.version())))
        .isInstanceOf(UnknownPersonException.class);
  }

  @Test
  void theSecondOfTwoChangesIsToldAboutTheFirst() throws Exception {
    active(Role.OPERATOR);
    Person seen = person();
    change(() -> people.changeRole(seen.id(), seen.version(), Role.AUDITOR));

    ChangedMeanwhileException told =
        catchThrowableOfType(
            ChangedMeanwhileException.class,
            () -> change(() -> people.disable(seen.id(), seen.version())));

    assertThat(told.changedBy()).isEqualTo("ada");
  }

  @Test
  void signingInDoesNotCollideWithWhoEdits() throws Exception {
    active(Role.OPERATOR);
    Person seen = person();
    signIns.signIn(name, chars(PASSWORD));

    change(() -> people.changeRole(seen.id(), seen.version(), Role.AUDITOR));

    assertThat(person().lastSignInAt()).isNotNull();
  }

  @Test
  void theLastAdministratorStays() throws Exception {
    Person root = find("root");
    assertThat(administratorsWithPassword()).isEqualTo(1);

    refusedAsLast(() -> people.changeRole(root.id(), root.version(), Role.AUDITOR));
    refusedAsLast(() -> people.disable(root.id(), root.version()));
    refusedAsLast(() -> people.remove(root.id(), root.version()));
    assertThatThrownBy(() -> asAdministrator(() -> people.newLink(root.id(), root.version())))
        .isInstanceOf(PersonRefusedException.class);
    assertThat(find("root")).isEqualTo(root);
  }

  @Test
  void ofTwoAdministratorsWhoDemoteEachOtherAtOnceOneStays() throws Exception {
    active(Role.ADMINISTRATOR);
    Person one = person();
    Person root = find("root");
    assertThat(administratorsWithPassword()).isEqualTo(2);

    int refused =
        together(
            () -> change(() -> people.disable(one.id(), one.version())),
            () -> change(() -> people.disable(root.id(), root.version())));

    assertThat(refused).isEqualTo(1);
    assertThat(administratorsWithPassword()).isEqualTo(1);
    Person still = find("root");
    if (still.state() == PersonState.DISABLED) {
      change(() -> people.enable(still.id(), still.version()));
      change(() -> people.remove(one.id(), person().version()));
    }
  }

  @Test
  void manyGuessesAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
    active(Role.AUDITOR);
    Callable<Void> guess =
        () -> {
          signIns.signIn(name, chars("not it"));
          return null;
        };

    int refused = together(guess, guess, guess, guess, guess, guess, guess, guess);

    assertThat(refused).isEqualTo(8);
    SignInRefusedException locked =
        catchThrowableOfType(
            SignInRefusedException.class, () -> signIns.signIn(name, chars(PASSWORD)));
    assertThat(locked.reason()).isEqualTo(SignInRefusedException.Reason.LOCKED);
    assertThat(locked.retryAt()).isNotNull();
  }

  private Caller active(Role role) throws Exception {
    OneTimeLink link = asAdministrator(() -> people.add(name, role));
    return invitations.accept(link.token(), chars(PASSWORD));
  }

  private Person person() throws Exception {
    return find(name);
  }

  private Person find(String wanted) throws Exception {
    return asAdministrator(
            () -> people.list(new PeopleFilter(wanted, null, true, 0, 10)).rows().stream())
        .filter(p -> p.name().equals(wanted))
        .findFirst()
        .orElseThrow();
  }

  private long administratorsWithPassword() throws Exception {
    return asAdministrator(
            () -> people.list(new PeopleFilter("", Role.ADMINISTRATOR, true, 0, 200)).rows())
        .stream()
        .filter(p -> p.state() == PersonState.ACTIVE)
        .count();
  }

  private void refusedAsLast(Change change) {
    PersonRefusedException refused =
        catchThrowableOfType(PersonRefusedException.class, () -> change(change));
    assertThat(refused.reason()).isEqualTo(PersonRefusedException.Reason.LAST_ADMINISTRATOR);
  }

  private Void change(Change change) throws Exception {
    return asAdministrator(
        () -> {
          change.make();
          return null;
        });
  }

  private <T> T asAdministrator(Callable<T> work) throws Exception {
    return administrator.call(work);
  }

  /**
   * @return how many failed
   */
  @SafeVarargs
  private static int together(Callable<Void>... works) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(works.length);
    try {
      CountDownLatch start = new CountDownLatch(1);
      var running = new java.util.ArrayList<Future<Boolean>>();
      for (Callable<Void> work : works) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  try {
                    work.call();
                    return false;
                  } catch (PersonRefusedException
                      | SignInRefusedException
                      | InvalidFieldsException refused) {
                    return true;
                  }
                }));
      }
      start.countDown();
      int failed = 0;
      for (Future<Boolean> one : running) {
        failed += one.get() ? 1 : 0;
      }
      return failed;
    } finally {
      threads.shutdownNow();
    }
  }

  private static char[] chars(String text) {
    return text.toCharArray();
  }

  private interface Change {
    void make() throws Exception;
  }
}
