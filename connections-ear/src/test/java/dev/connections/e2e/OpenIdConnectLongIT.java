package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connections.e2e.RestProgram.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sign-in through a real OpenID Connect provider. */
class OpenIdConnectLongIT {
  private static Keycloak keycloak;
  private static Product product;
  private static RestDocument document;

  @BeforeAll
  static void start() throws Exception {
    keycloak =
        Keycloak.launch(
            Path.of(OpenIdConnectLongIT.class.getResource("keycloak-realm.json").toURI()));
    product = Product.named("openid").with(keycloak.environment()).start();
    keycloak.awaitReady();
    People.setUp(new Visitor(product.uri("/")), product);
    document = RestDocument.of(product);
  }

  @AfterAll
  static void stop() {
    if (product != null) {
      product.close();
    }
    keycloak.close();
  }

  @Test
  void givesTheRoleOfTheGroupAndTheAskedForPage() {
    Visitor irene = signIn("irene", "/people/people.xhtml?x=1");

    assertThat(irene.location()).contains("/people/people.xhtml?x=1");
    irene.get("/people/people.xhtml");
    assertThat(irene.status()).isEqualTo(200);
    assertThat(irene.page()).contains("irene").contains("Through the organization");
  }

  @Test
  void givesNoMoreThanTheGroupStandsFor() {
    Visitor oscar = signIn("oscar", "/");

    assertThat(oscar.get("/profiles/profiles.xhtml").status()).isEqualTo(200);
    assertThat(oscar.get("/people/people.xhtml").status()).isIn(403, 404);
    assertThat(oscar.get("/signin/password.xhtml").page())
        .contains("through your organization, which keeps your password")
        .doesNotContain("New password");
  }

  @Test
  void beginsASessionAtSignInAndNoneBefore() {
    Visitor visitor = new Visitor(product.uri("/"));
    String callback = leaveAndComeBack(visitor, "oscar", "/");
    assertThat(visitor.sessionId()).isEmpty();
    assertThat(visitor.headers("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("sign-in.")
        .contains("; Path=/signin; ", "; HttpOnly", "; SameSite=Lax")
        .hasSizeLessThan(1500);

    visitor.get(callback);

    assertThat(visitor.location()).contains("/");
    assertThat(visitor.sessionId()).isPresent();
    assertThat(visitor.headers("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("sign-in.").contains("; Max-Age=0"));
  }

  @Test
  void keepsFewRoundTripsInTheBrowser() {
    Visitor visitor = new Visitor(product.uri("/"));
    for (int i = 0; i < 12; i++) {
      visitor.get("/signin/organization?from=/" + "a".repeat(1900));
      assertThat(visitor.status()).isEqualTo(303);
    }

    assertThat(visitor.get(leaveAndComeBack(visitor, "oscar", "/")).location()).contains("/");
  }

  @Test
  void saysWhatIsMissingWithoutARole() {
    Visitor nora = signIn("nora", "/");

    assertThat(nora.location()).contains("/login.xhtml?problem=NO_ROLE");
    assertThat(nora.get("/login.xhtml?problem=NO_ROLE").page())
        .contains("none of your groups gives you a role here");
    assertThat(nora.get("/profiles/profiles.xhtml").location()).isPresent();
  }

  @Test
  void takesNoAnswerThatAnotherBrowserAskedFor() {
    String callback = leaveAndComeBack(new Visitor(product.uri("/")), "irene", "/");
    Visitor other = new Visitor(product.uri("/")).get("/login.xhtml");

    other.get(callback);

    assertThat(other.location()).contains("/login.xhtml?problem=NOT_STARTED_HERE");
    assertThat(other.get("/profiles/profiles.xhtml").location()).isPresent();
  }

  @Test
  void takesEachAnswerOnce() {
    Visitor visitor = new Visitor(product.uri("/"));
    String callback = leaveAndComeBack(visitor, "oscar", "/");
    visitor.get(callback);

    assertThat(visitor.get(callback).location()).contains("/login.xhtml?problem=NOT_STARTED_HERE");
  }

  @Test
  void takesNoCodeThatTheProviderDidNotGive() {
    Visitor visitor = new Visitor(product.uri("/"));
    String callback = leaveAndComeBack(visitor, "oscar", "/");

    visitor.get(callback.replaceFirst("([?&])code=[^&]*", "$1code=guessed"));

    assertThat(visitor.location()).contains("/login.xhtml?problem=DENIED");
  }

  @Test
  void keepsALocalAccountAndAPersonOfTheSameNameApart() {
    Visitor ada = signIn("ada", "/");
    assertThat(ada.location()).contains("/");

    assertThat(ada.get("/people/people.xhtml").status()).isIn(403, 404);
    assertThat(ada.get("/profiles/profiles.xhtml").page()).containsPattern("ada \\([0-9a-f]{8}\\)");
  }

  @Test
  void leavesLocalAccountsTheirWayIn() {
    Visitor visitor = new Visitor(product.uri("/")).get("/login.xhtml");
    assertThat(visitor.page()).contains("Sign in with your organization").contains("Password");

    visitor.signIn(People.ADMINISTRATOR, People.PASSWORD);

    assertThat(visitor.location()).contains("/");
  }

  @Test
  void showsNoSecretOnItsWayOut() throws IOException {
    Visitor visitor = new Visitor(product.uri("/")).get("/signin/organization");

    assertThat(visitor.location().orElseThrow())
        .startsWith(keycloak.issuer() + "/protocol/openid-connect/auth?")
        .contains("code_challenge_method=S256", "nonce=", "state=", "response_type=code")
        .doesNotContain("a-secret-of-the-test");
    assertThat(product.console() + java.nio.file.Files.readString(product.log()))
        .doesNotContain("a-secret-of-the-test");
  }

  @Test
  void letsAProgramInWithAnAccessTokenOfItsOwn() throws IOException {
    String token =
        keycloak.grant("nightly", "grant_type=client_credentials").path("access_token").asText();
    RestProgram program = new RestProgram(product, document, token);

    Answer connectors = program.get("/api/v1/connectors");

    assertThat(connectors.status()).as(connectors.toString()).isEqualTo(200);
    assertThat(connectors.header("RateLimit").orElseThrow()).matches("\"key\";r=599\\d\\d;t=\\d+");
    assertThat(connectors.header("Set-Cookie")).isEmpty();
    assertThat(
            program
                .call("PUT", "/api/v1/connectors/mine", "{\"connectionId\":\"none\"}")
                .text("type"))
        .isEqualTo("urn:connections:problem:unknown-connection");
    assertThat(program.call("PATCH", "/api/v1/connections/x", "{\"name\":\"x\"}").status())
        .isEqualTo(428);
    Answer forbidden =
        program.call("PATCH", "/api/v1/connections/x", "{\"name\":\"x\"}", "If-Match", "\"1\"");
    assertThat(forbidden.status()).as(forbidden.toString()).isEqualTo(403);
    assertThat(forbidden.text("detail")).contains("no role");
    assertThat(product.console() + Files.readString(product.log())).doesNotContain(token);
  }

  @Test
  void exchangesAnAccessTokenOfTheProviderForOneOfAConnector() {
    String token =
        keycloak.grant("nightly", "grant_type=client_credentials").path("access_token").asText();
    String form =
        "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&audience=mine&scope=users"
            + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token&subject_token=";

    Answer answer =
        new RestProgram(product, document, null)
            .call(
                "POST",
                "/oauth2/token",
                form + token,
                "Content-Type",
                "application/x-www-form-urlencoded");

    // Let in, and told that it has no such connector.
    assertThat(answer.text("error")).as(answer.toString()).isEqualTo("invalid_target");
  }

  @Test
  void takesNoOtherTokenOfTheProvider() {
    JsonNode irenes =
        keycloak.grant(
            "nightly",
            "grant_type=password&scope=openid&username=irene&password=password+of+irene");
    String elsewhere =
        keycloak.grant("elsewhere", "grant_type=client_credentials").path("access_token").asText();

    assertThat(refused(irenes.path("access_token").asText())).contains("a person signed in");
    assertThat(refused(irenes.path("id_token").asText())).contains("another audience");
    assertThat(refused(irenes.path("refresh_token").asText())).contains("signed with a key of");
    assertThat(refused(elsewhere)).contains("lacks the claim aud");
  }

  private static String refused(String token) {
    Answer answer = new RestProgram(product, document, token).get("/api/v1/connections");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate"))
        .contains("Bearer realm=\"Connections\", error=\"invalid_token\"");
    return answer.text("detail");
  }

  private static Visitor signIn(String name, String from) {
    Visitor visitor = new Visitor(product.uri("/"));
    return visitor.get(leaveAndComeBack(visitor, name, from));
  }

  /**
   * @return path and query with which the provider sends the browser back
   */
  private static String leaveAndComeBack(Visitor visitor, String name, String from) {
    visitor.get("/signin/organization?from=" + URLEncoder.encode(from, StandardCharsets.UTF_8));
    URI there = URI.create(visitor.location().orElseThrow());
    URI callback = keycloak.signIn(there, name);
    assertThat(callback.getPath()).isEqualTo("/signin/callback");
    return callback.getRawPath() + "?" + callback.getRawQuery();
  }
}
