package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AfterTransactionTest {
  private final AfterTransaction afterwards = new AfterTransaction();
  private final List<String> done = new ArrayList<>();

  private Runnable work(String name) {
    return () -> done.add(name);
  }

  private static Runnable broken(String name) {
    return () -> {
      throw new IllegalStateException(name);
    };
  }

  @Test
  void doesWorkAtOnceOutsideATransaction() {
    afterwards.run(work("now"));

    assertThat(done).containsExactly("now");
  }

  @Test
  void doesWorkOnceTheTransactionHasEnded() throws Exception {
    Object result =
        afterwards.around(
            () -> {
              afterwards.run(work("held"));
              done.add("committed");
              return "answer";
            });
    afterwards.run(work("later"));

    assertThat(result).isEqualTo("answer");
    assertThat(done).containsExactly("committed", "held", "later");
  }

  @Test
  void doesWorkAlsoWhereTheTransactionWasRolledBack() {
    assertThatThrownBy(
            () ->
                afterwards.around(
                    () -> {
                      afterwards.run(work("held"));
                      afterwards.run(broken("broken"));
                      throw new IllegalArgumentException("rolled back");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(
            refused ->
                assertThat(refused.getSuppressed()).extracting("message").contains("broken"));
    afterwards.run(work("later"));

    assertThat(done).containsExactly("held", "later");
  }

  @Test
  void doesAllOfTheWorkAlthoughSomeOfItFailsAndSaysSo() {
    assertThatThrownBy(
            () ->
                afterwards.around(
                    () -> {
                      afterwards.run(broken("first"));
                      afterwards.run(broken("second"));
                      afterwards.run(work("third"));
                      return null;
                    }))
        .hasMessage("first");

    assertThat(done).containsExactly("third");
  }

  @Test
  void doesTheWorkOfTheLastTryAlone() throws Exception {
    afterwards.around(
        () -> {
          afterwards.run(work("first try"));
          afterwards.forget();
          afterwards.run(work("second try"));
          return null;
        });

    assertThat(done).containsExactly("second try");
  }

  @Test
  void leavesTheWorkOfATransactionAroundItForItsEnd() throws Exception {
    afterwards.around(
        () -> {
          afterwards.run(work("outer"));
          afterwards.around(
              () -> {
                afterwards.run(work("inner"));
                return null;
              });
          afterwards.run(work("outer again"));
          done.add("committed");
          return null;
        });

    assertThat(done).containsExactly("inner", "committed", "outer", "outer again");
  }
}
