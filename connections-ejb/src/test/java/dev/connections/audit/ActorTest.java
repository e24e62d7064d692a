package dev.connections.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.Caller;
import dev.connections.console.ProgramCaller;
import dev.connections.console.Role;
import java.security.Principal;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActorTest {
  @Test
  void isAPersonByAccountWhateverTheName() {
    Actor earlier = Actor.of(person("1", "ada"));
    Actor later = Actor.of(person("2", "ada"));

    assertThat(earlier).isEqualTo(new Actor("1", "ada"));
    assertThat(later.id()).isNotEqualTo(earlier.id());
  }

  @Test
  void isAnotherApplicationByItsPrincipalWhichNoAccountCanBe() {
    Actor application = Actor.of(named("1"));

    assertThat(application.name()).isEqualTo("1");
    assertThat(application.id())
        .isEqualTo("principal:1")
        .isNotEqualTo(Actor.of(person("1", "1")).id());
  }

  @Test
  void isAProgramByItsKeyWhateverTheName() {
    Actor program = Actor.of(new ProgramCaller("key:1", "nightly", Set.of(), true, Set.of()));

    assertThat(program).isEqualTo(new Actor("key:1", "nightly"));
    assertThat(program.id())
        .isNotEqualTo(Actor.of(named("1")).id())
        .isNotEqualTo(Actor.of(named("key:1")).id());
  }

  @Test
  void isNobodyWithoutACaller() {
    assertThat(Actor.of(null)).isEqualTo(Actor.NOBODY);
    assertThat(Actor.of(named(null))).isEqualTo(Actor.NOBODY);
    assertThat(Actor.of(named("ANONYMOUS"))).isEqualTo(Actor.NOBODY);
  }

  private static Caller person(String account, String name) {
    return new Caller(account, name, Role.OPERATOR, 0, true, Instant.EPOCH);
  }

  private static Principal named(String name) {
    return () -> name;
  }
}
