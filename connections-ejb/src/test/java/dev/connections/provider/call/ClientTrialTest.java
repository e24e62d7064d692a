package dev.connections.provider.call;

import static dev.connections.provider.PretendServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.sun.net.httpserver.HttpHandler;
import dev.connections.api.FindingCode;
import dev.connections.credential.ClientSecret;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClientTrialTest {
  private static final URI CALLBACK = URI.create("https://console.example/grant/callback");
  private static final String SECRET = "s3cr3t-of-this-client";

  @TempDir Path folder;
  private TokenServer server;
  private OutboundHttp outbound;

  private static final class TokenServer extends PretendServer {
    TokenServer(TestAuthority authority) throws IOException {
      super(authority, answer(404, "text/plain", "nothing here"));
    }

    void says(int status, String body) {
      answers.put("/token", json(status, body));
    }

    /** Looks at the client before it looks at the code. */
    void takes(String secret) {
      answers.put(
          "/token",
          exchange -> {
            boolean right = secret.equals(calls.get(calls.size() - 1).form().get("client_secret"));
            (right
                    ? json(400, "{'error':'invalid_grant','error_description':'No such code.'}")
                    : json(401, "{'error':'invalid_client'}"))
                .handle(exchange);
          });
    }

    /** And says the same of every secret, as long as it answers. */
    void failsAtTheSecond() {
      answers.put(
          "/token",
          exchange ->
              (calls.size() == 1 ? json(400, "{'error':'invalid_grant'}") : json(503, "{}"))
                  .handle(exchange));
    }

    /** Without a code of its own. */
    void refusesTheSecond(int status) {
      answers.put(
          "/token",
          exchange ->
              (calls.size() == 1
                      ? json(400, "{'error':'invalid_grant','error_description':'No such code.'}")
                      : answer(status, "text/plain", ""))
                  .handle(exchange));
    }

    private static HttpHandler json(int status, String body) {
      return answer(status, "application/json", body.replace('\'', '"'));
    }
  }

  @BeforeEach
  void opens() throws Exception {
    var authority = new TestAuthority();
    server = new TokenServer(authority);
    outbound =
        new OutboundHttp(
            Settings.of(
                Map.of(
                    Setting.OUTBOUND_TRUST_STORE, authority.writePem(folder).toString(),
                    Setting.OUTBOUND_TRUSTED_ORIGINS, server.origin())));
  }

  @AfterEach
  void closes() {
    server.close();
  }

  private Optional<String> run() throws ProviderRefusal {
    Clock clock = Clock.systemUTC();
    var provider = new ProviderClient(outbound, clock, said -> "");
    var assertions = new AssertionRules(Duration.ofMinutes(5), false, false, JWSAlgorithm.RS256);
    TokenEndpoint.Errors errors =
        (refused, client) -> {
          Map<String, Object> body = Json.objectOrNone(refused.getBody());
          return new ProviderRefusal(
              meant(refused.getStatusCode(), Json.text(body, "error")),
              List.of(),
              Json.text(body, "error_description"),
              Json.text(body, "error"));
        };
    return new ClientTrial(
            provider.calls("client-1", Duration.ofSeconds(20)),
            new TokenEndpoint(URI.create(server.origin() + "/token"), assertions, errors),
            CALLBACK,
            new DPoPNonces(),
            clock)
        .of(new OAuthClient("client-1", new ClientSecret(SECRET, null), false));
  }

  private static FindingCode meant(int status, String error) {
    return switch (error) {
      case "bad_code" -> FindingCode.GRANT_EXPIRED;
      default ->
          status == 400 ? FindingCode.ANSWER_NOT_UNDERSTOOD : FindingCode.CREDENTIAL_REJECTED;
    };
  }

  @Test
  void takesARefusedCodeForAClientThatIsRightWhereAWrongSecretIsRefusedOtherwise()
      throws Exception {
    server.takes(SECRET);

    assertThat(run()).contains("No such code.");
    assertThat(server.calls).hasSize(2);
    assertThat(server.calls.get(0).form())
        .containsEntry("grant_type", "authorization_code")
        .containsEntry("client_id", "client-1")
        .containsEntry("client_secret", SECRET)
        .containsEntry("redirect_uri", CALLBACK.toString())
        .containsKey("code_verifier");
  }

  /** As the login of all tenants does. */
  @Test
  void saysNothingWhereTheServerLooksAtTheCodeFirst() throws Exception {
    server.says(400, "{'error':'invalid_grant'}");

    assertThat(run()).isEmpty();
  }

  @Test
  void knowsARefusedCodeThatTheServerCallsOtherwise() throws Exception {
    server.says(400, "{'error':'bad_code'}");

    assertThat(run()).isEmpty();
    assertThat(server.calls).hasSize(2);
  }

  @Test
  void comparesWithARefusalOfTheWrongSecretThatHasNoCode() throws Exception {
    server.refusesTheSecond(401);

    assertThat(run()).contains("No such code.");
  }

  @Test
  void saysThatItIsNotKnownWhereTheAnswerToTheWrongSecretIsNotUnderstood() {
    server.refusesTheSecond(400);

    assertThat(catchThrowableOfType(ProviderRefusal.class, this::run).finding())
        .isEqualTo(FindingCode.ANSWER_NOT_UNDERSTOOD);
  }

  @Test
  void neverSendsTheSameCodeOrTheSameWrongSecretTwice() throws Exception {
    server.takes(SECRET);

    run();
    run();

    assertThat(server.calls)
        .extracting(call -> call.form().get("client_secret"))
        .filteredOn(secret -> !secret.equals(SECRET))
        .hasSize(2)
        .doesNotHaveDuplicates();

    assertThat(server.calls).extracting(call -> call.form().get("code")).doesNotHaveDuplicates();
  }

  @Test
  void saysWhatTheServerSaysOfAClientThatIsWrong() {
    server.says(401, "{'error':'invalid_client'}");

    assertThat(catchThrowableOfType(ProviderRefusal.class, this::run).error())
        .isEqualTo("invalid_client");
  }

  /** It would take anybody's word. */
  @Test
  void doesNotTrustAServerThatRedeemsWhatNobodyIssued() {
    server.says(200, "{'access_token':'t','token_type':'Bearer'}");

    assertThat(catchThrowableOfType(ProviderRefusal.class, this::run).finding())
        .isEqualTo(FindingCode.ANSWER_NOT_UNDERSTOOD);
  }

  @Test
  void saysThatItIsNotKnownWhereTheServerFails() {
    server.says(503, "{}");

    assertThat(catchThrowableOfType(ProviderRefusal.class, this::run).finding())
        .isEqualTo(FindingCode.PROVIDER_FAILED);
  }

  @Test
  void saysThatItIsNotKnownWhereTheServerFailsAtTheWrongSecretAlone() {
    server.failsAtTheSecond();

    assertThat(catchThrowableOfType(ProviderRefusal.class, this::run).finding())
        .isEqualTo(FindingCode.PROVIDER_FAILED);
  }
}
