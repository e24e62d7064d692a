package dev.connections.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A page that stays open looks for news every few seconds, whether somebody sits there or not. */
class CallerSessionTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  private final Map<String, Object> session = new HashMap<>();

  @Test
  void endsHalfAnHourAfterTheLastActHoweverOftenThePageLooks() {
    assertThat(act(NOON)).isFalse();

    for (int minute = 1; minute < 30; minute++) {
      assertThat(look(NOON.plus(Duration.ofMinutes(minute)))).isFalse();
    }
    assertThat(look(NOON.plus(HALF_AN_HOUR))).isTrue();
  }

  @Test
  void goesOnWithEachAct() {
    act(NOON);
    act(NOON.plus(Duration.ofMinutes(20)));

    assertThat(look(NOON.plus(Duration.ofMinutes(45)))).isFalse();
    assertThat(look(NOON.plus(Duration.ofMinutes(50)))).isTrue();
  }

  private boolean act(Instant at) {
    return CallerSession.isIdle(request(null), at, HALF_AN_HOUR);
  }

  private boolean look(Instant at) {
    return CallerSession.isIdle(request("true"), at, HALF_AN_HOUR);
  }

  private HttpServletRequest request(String look) {
    HttpSession kept =
        proxy(
            HttpSession.class,
            (method, values) ->
                method.equals("setAttribute")
                    ? session.put((String) values[0], values[1])
                    : session.get(values[0]));
    return proxy(
        HttpServletRequest.class, (method, values) -> method.equals("getSession") ? kept : look);
  }

  private interface Answers {
    Object answer(String method, Object[] values);
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            CallerSessionTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, values) -> answers.answer(method.getName(), values)));
  }
}
