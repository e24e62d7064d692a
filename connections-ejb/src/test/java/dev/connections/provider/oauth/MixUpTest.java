package dev.connections.provider.oauth;

import static dev.connections.provider.PretendServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpHandler;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.capability.Permission;
import dev.connections.console.grant.GrantEnd;
import dev.connections.credential.ClientSecret;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.TestAuthority;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.PretendServer;
import dev.connections.provider.Registration;
import dev.connections.provider.SignInRequest;
import dev.connections.provider.call.ProviderRefusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two authorization servers that name themselves in their answers, one of which sends the person
 * whom it was asked about on to the other one (RFC 9700, section 4.4.1): the code that comes back
 * is the honest server's, and the attacker waits for it at the token endpoint.
 */
@Timeout(60)
class MixUpTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Workload ATTACKED = Workload.of("ACME_BOX");
  private static final URI RETURN = URI.create("https://console.example.com/grant/callback");
  private static final Permission READ = new Permission("box", "files.read", "");
  private static TestAuthority authority;

  private NamedServer attacker;
  private NamedServer honest;
  private OAuthAdapter adapter;
  private SignInRequest request;

  @TempDir Path folder;

  @BeforeAll
  static void makesAnAuthority() {
    authority = new TestAuthority();
  }

  private static final class NamedServer extends PretendServer {
    NamedServer() throws IOException {
      super(authority, answer(404, "text/plain", "nothing here"));
      answers.put(
          "/.well-known/openid-configuration",
          json(
              "{'issuer':'"
                  + origin()
                  + "','authorization_endpoint':'"
                  + origin()
                  + "/authorize','token_endpoint':'"
                  + origin()
                  + "/token','response_types_supported':['code'],"
                  + "'authorization_response_iss_parameter_supported':true}"));
      answers.put(
          "/token", json("{'access_token':'at','token_type':'Bearer','refresh_token':'rt'}"));
      answers.put("/me", json("{'company':{'id':4711},'login':'backup@acme.example','id':'u-1'}"));
    }

    /** Single quotes stand for double ones. */
    private static HttpHandler json(String body) {
      return answer(200, "application/json", body.replace('\'', '"'));
    }

    boolean wasSentACode() {
      return !callsOf("/token").isEmpty();
    }
  }

  /** A person is on the way to the attacker's server. */
  @BeforeEach
  void leaves() throws Exception {
    attacker = new NamedServer();
    honest = new NamedServer();
    OutboundHttp outbound =
        new OutboundHttp(
            Settings.of(
                Map.of(
                    Setting.OUTBOUND_TRUST_STORE,
                    authority.writePem(folder).toString(),
                    Setting.OUTBOUND_TRUSTED_ORIGINS,
                    attacker.origin() + "," + honest.origin())));
    Files.writeString(
        folder.resolve("acme-box.json"),
        Files.readString(Path.of(getClass().getResource("/workload/acme-box.json").toURI()))
            .replace(
                "\"authorization\": \"https://acme.example/authorize\",",
                "\"issuer\": \"" + attacker.origin() + "\",")
            .replace("\"token\": \"https://acme.example/token\",", "")
            .replace("https://acme.example", attacker.origin()));
    Catalog catalog =
        new Catalog(
            Settings.of(Map.of(Setting.CATALOG_DIRECTORY, folder.toString())), Clock.systemUTC());
    adapter =
        (OAuthAdapter)
            new OAuthProviders(catalog, outbound, Clock.systemUTC()).of(ATTACKED).orElseThrow();
    request =
        new SignInRequest(
            new Registration(ATTACKED, "client-1", new ClientSecret("secret-of-client-1", null)),
            null,
            List.of(READ),
            RETURN,
            "state-1",
            "nonce-1",
            "v".repeat(43),
            "",
            true);
    URI page = adapter.begin(request, LIMIT);
    assertThat(page.toString()).startsWith(attacker.origin() + "/authorize?");
    assertThat(URLUtils.parseParameters(page.getRawQuery())).containsKey("state");
  }

  @AfterEach
  void closes() {
    attacker.close();
    honest.close();
  }

  private ProviderRefusal refused(String issuer) {
    return catchThrowableOfType(
        ProviderRefusal.class, () -> adapter.finish(request, "code-of-honest", issuer, LIMIT));
  }

  @Test
  void sendsNoCodeOfOneServerToTheOther() {
    ProviderRefusal refusal = refused(honest.origin());

    assertThat(refusal.finding()).isEqualTo(FindingCode.OTHER_ISSUER);
    assertThat(refusal.details()).containsExactly(honest.origin(), attacker.origin());
    assertThat(attacker.wasSentACode()).isFalse();
    assertThat(honest.wasSentACode()).isFalse();
  }

  @Test
  void sendsNoCodeOfAnAnswerThatHidesWhoseItIs() {
    assertThat(refused(null).finding()).isEqualTo(FindingCode.OTHER_ISSUER);
    assertThat(refused("").finding()).isEqualTo(FindingCode.OTHER_ISSUER);
    assertThat(attacker.wasSentACode()).isFalse();
  }

  @Test
  void believesNoErrorOfTheOther() {
    assertThat(adapter.read(null, "access_denied", "", honest.origin()))
        .isEqualTo(GrantEnd.OTHER_ISSUER);
    assertThat(adapter.read(null, "access_denied", "", null)).isEqualTo(GrantEnd.OTHER_ISSUER);
    assertThat(adapter.read(null, "access_denied", "", attacker.origin()))
        .isEqualTo(GrantEnd.DECLINED);
  }

  @Test
  void redeemsWhatTheServerItselfAnswered() throws Exception {
    GrantedSignIn granted = adapter.finish(request, "code-1", attacker.origin(), LIMIT);

    assertThat(granted.organization().id()).isEqualTo("4711");
    assertThat(attacker.callsOf("/token")).hasSize(1);
  }
}
