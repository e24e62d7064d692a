package dev.connections.provider.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.connections.api.FindingCode;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.TestAuthority;
import dev.connections.provider.PretendServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProviderCallsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static TestAuthority authority;

  private final InstantSource time = () -> this.now;
  private Instant now = Instant.parse("2026-11-28T10:00:00Z");
  private Busy server;
  private OutboundHttp outbound;
  private ProviderClient provider;

  @TempDir Path directory;

  @BeforeAll
  static void makesKeys() throws Exception {
    authority = new TestAuthority();
  }

  @BeforeEach
  void opens() throws Exception {
    server = new Busy();
    outbound =
        new OutboundHttp(
            Settings.of(
                Map.of(
                    Setting.OUTBOUND_TRUST_STORE, authority.writePem(directory).toString(),
                    Setting.OUTBOUND_TRUSTED_ORIGINS, server.origin())));
    provider = new ProviderClient(outbound, time.withZone(ZoneOffset.UTC), answer -> "busy");
  }

  @AfterEach
  void closes() {
    server.close();
  }

  /** Answers all paths well that a test does not tell otherwise. */
  private static final class Busy extends PretendServer {
    Busy() throws IOException {
      super(authority, answer(200, "application/json", "{}"));
    }
  }

  private URI at(String path) {
    return URI.create(server.origin() + path);
  }

  private ProviderRefusal refused(ProviderCalls calls, String path) {
    return catchThrowableOfType(ProviderRefusal.class, () -> calls.get(at(path)));
  }

  @Test
  void sendsNothingMoreWhileTheProviderAsksToWait() throws Exception {
    server.answers.put("/a", PretendServer.answer(429, "text/plain", "", "Retry-After", "40"));
    ProviderCalls calls = provider.calls("client", LIMIT);
    ProviderRefusal told = refused(calls, "/a");
    assertThat(told.finding()).isEqualTo(FindingCode.RATE_LIMITED);
    assertThat(told.details()).containsExactly("40");
    assertThat(told.words()).isEqualTo("busy");

    now = now.plusSeconds(15);
    assertThat(refused(calls, "/b").details()).as("in this run").containsExactly("25");
    assertThat(refused(provider.calls("client", LIMIT), "/c").details())
        .as("in another run of the same client")
        .containsExactly("25");
    assertThat(server.calls).hasSize(1);

    now = now.plusSeconds(25);
    assertThat(provider.calls("client", LIMIT).get(at("/d")).getStatusCode()).isEqualTo(200);
  }

  @Test
  void letsOtherClientsGoOn() throws Exception {
    server.answers.put("/a", PretendServer.answer(429, "text/plain", "", "Retry-After", "40"));
    refused(provider.calls("client", LIMIT), "/a");

    assertThat(provider.calls("another", LIMIT).get(at("/b")).getStatusCode()).isEqualTo(200);
  }

  @Test
  void letsTheOrganizationsOfOneClientGoOnAtAHostThatTheyShare() throws Exception {
    server.answers.put("/a", PretendServer.answer(429, "text/plain", "", "Retry-After", "40"));
    refused(provider.calls("client", LIMIT).of("one"), "/a");

    assertThat(provider.calls("client", LIMIT).of("other").get(at("/b")).getStatusCode())
        .isEqualTo(200);
    assertThat(refused(provider.calls("client", LIMIT).of("one"), "/b").details())
        .containsExactly("40");
  }

  @ParameterizedTest
  @CsvSource({"Retry-After, 40", "X-RateLimit-Remaining, 0"})
  void takesA403ForTooManyCallsWhereItsHeadersSaySo(String header, String value) {
    server.answers.put("/a", PretendServer.answer(403, "text/plain", "", header, value));

    assertThat(refused(provider.calls("client", LIMIT), "/a").finding())
        .isEqualTo(FindingCode.RATE_LIMITED);
  }

  @Test
  void leavesAnother403ToWhoeverAsked() throws Exception {
    server.answers.put(
        "/a", PretendServer.answer(403, "text/plain", "", "X-RateLimit-Remaining", "4800"));

    assertThat(provider.calls("client", LIMIT).get(at("/a")).getStatusCode()).isEqualTo(403);
  }

  private ProviderCalls withLimits() {
    return ProviderClient.withLimits(
            outbound, time.withZone(ZoneOffset.UTC), answer -> "busy", Set.of("tooMany"))
        .calls("client", LIMIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"tooMany\"}",
        " [{\"a\":7,\"errors\":[{\"reason\":\"other\"},{\"reason\":\"tooMany\"}]}]"
      })
  void takesA403ForTooManyCallsWhereACodeSaysSo(String body) {
    server.answers.put("/a", PretendServer.answer(403, "application/json", body));

    assertThat(refused(withLimits(), "/a").finding()).isEqualTo(FindingCode.RATE_LIMITED);
    assertThat(refused(withLimits(), "/a").words()).isEqualTo("busy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tooMany",
        "{\"error\":\"forbidden\",\"hint\":\"not tooMany\"}",
        "{\"tooMany\":true}",
        "[7]"
      })
  void leavesA403ToWhoeverAskedWhereNoCodeSaysMore(String body) throws Exception {
    server.answers.put("/a", PretendServer.answer(403, "application/json", body));

    assertThat(withLimits().get(at("/a")).getStatusCode()).isEqualTo(403);
  }

  @Test
  void sendsNothingAfterItsTime() {
    ProviderCalls calls = provider.calls("client", Duration.ZERO);

    assertThat(calls.isOver()).isTrue();
    assertThat(refused(calls, "/a").finding()).isEqualTo(FindingCode.TIMED_OUT);
    assertThat(server.calls).isEmpty();
  }

  @Test
  void sendsNothingToAnotherHostThanThoseThatWereGiven() throws Exception {
    Clock clock = time.withZone(ZoneOffset.UTC);
    ProviderClient others =
        new ProviderClient(outbound, clock, answer -> "", Set.of("login.example"));
    ProviderRefusal refused = refused(others.calls("client", LIMIT), "/a");

    assertThat(refused.finding()).isEqualTo(FindingCode.DOMAIN_NOT_ALLOWED);
    assertThat(refused.subject()).isPresent();
    assertThat(server.calls).isEmpty();

    ProviderClient its = new ProviderClient(outbound, clock, answer -> "", Set.of(server.host()));
    assertThat(its.calls("client", LIMIT).get(at("/a")).getStatusCode()).isEqualTo(200);
  }

  @Test
  void asksNoMoreInThisRunWhereNobodySaidHowLong() throws Exception {
    server.answers.put("/a", PretendServer.answer(429, "text/plain", ""));
    ProviderCalls calls = provider.calls("client", LIMIT);
    assertThat(refused(calls, "/a").details()).containsExactly("");

    assertThat(refused(calls, "/b").finding()).isEqualTo(FindingCode.RATE_LIMITED);
    assertThat(server.calls).hasSize(1);
    assertThat(provider.calls("client", LIMIT).get(at("/b")).getStatusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void keepsThePromiseOfAServerThatIsDown(int status) throws Exception {
    server.answers.put("/a", PretendServer.answer(status, "text/plain", "", "Retry-After", "9"));
    ProviderCalls calls = provider.calls("client", LIMIT);

    assertThat(refused(calls, "/a").finding()).isEqualTo(FindingCode.PROVIDER_FAILED);
    assertThat(refused(calls, "/b").finding()).isEqualTo(FindingCode.PROVIDER_FAILED);
    assertThat(server.calls).hasSize(1);
  }

  @Test
  void triesOnWhereAServerFailedOnce() throws Exception {
    server.answers.put(
        "/a", PretendServer.answer(500, "text/plain", "", "X-Rate-Limit-Reset", "60"));
    ProviderCalls calls = provider.calls("client", LIMIT);
    refused(calls, "/a");

    assertThat(calls.get(at("/b")).getStatusCode()).isEqualTo(200);
  }
}
