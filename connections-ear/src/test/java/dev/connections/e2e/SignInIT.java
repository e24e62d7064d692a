package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In and out of the console, as any HTTP client sees it. */
@TestMethodOrder(MethodOrderer.Random.class)
class SignInIT {
  private static final String PASSWORD = People.PASSWORD;
  private static Product product;
  private static Visitor first;
  private static String tokenFileMode;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    // Some sixty passwords are hashed here, each in a tenth of the time with the second compiler.
    product = Product.named("sign-in").jvm("-XX:TieredStopAtLevel=4").start();
    tokenFileMode =
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(product.data().resolve("set-up-token")));
    token = product.setUpToken();
    first = visitor();
    first.get("/set-up.xhtml");
    first.post(
        "form",
        Map.of(
            "token",
            "x" + token,
            "name",
            People.ADMINISTRATOR,
            "password",
            PASSWORD,
            "repeated",
            PASSWORD,
            "finish",
            ""));
    assertThat(first.errors()).anyMatch(e -> e.startsWith("This token is not valid"));
    People.setUp(first, product);
    assertThat(first.location()).contains("/");
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  private static Visitor visitor() {
    return new Visitor(product.uri("/"));
  }

  /** Uses up the token that a file named recover asked for. */
  private static Visitor setUp(String name) throws IOException {
    Visitor locked = visitor().get("/set-up.xhtml");
    return locked.post(
        "form",
        Map.of(
            "token",
            product.setUpToken(),
            "name",
            name,
            "password",
            PASSWORD,
            "repeated",
            PASSWORD,
            "finish",
            ""));
  }

  @Test
  void keepsTheSetUpTokenToTheOwnerOfTheMachine() throws IOException {
    assertThat(tokenFileMode).isEqualTo("rw-------");
    assertThat(product.data().resolve("set-up-token")).doesNotExist();
    assertThat(product.console() + Files.readString(product.log())).doesNotContain(token);
  }

  @Test
  void closesTheSetUpOnceThereIsAnAdministrator() {
    assertThat(visitor().get("/set-up.xhtml").location()).contains("/login.xhtml");
  }

  @Test
  void leadsBackInWhenAnOperatorOfTheMachineAsks() throws IOException {
    Files.createFile(product.data().resolve("recover"));
    Visitor locked = setUp("grace");

    assertThat(locked.location()).contains("/");
    assertThat(locked.get("/people/people.xhtml").status()).isEqualTo(200);
    assertThat(product.data().resolve("recover")).doesNotExist();
  }

  @Test
  void showsStrangersTheSignInPageAndThenWhatTheyAskedFor() {
    Visitor visitor = visitor().get("/profiles/profiles.xhtml?draft=1&x=a%20b");
    String page = visitor.location().orElseThrow();
    assertThat(page)
        .isEqualTo("/login.xhtml?from=%2Fprofiles%2Fprofiles.xhtml%3Fdraft%3D1%26x%3Da%2520b");

    visitor.get(page);
    visitor.post("form", Map.of("name", People.ADMINISTRATOR, "password", PASSWORD, "signIn", ""));

    assertThat(visitor.location()).contains("/profiles/profiles.xhtml?draft=1&x=a%20b");
  }

  @Test
  void sendsNobodyToAnotherSite() {
    Visitor visitor = visitor().get("/login.xhtml?from=//evil.example/");

    visitor.post("form", Map.of("name", People.ADMINISTRATOR, "password", PASSWORD, "signIn", ""));

    assertThat(visitor.location()).contains("/");
  }

  @Test
  void makesNoSessionBeforeSignIn() {
    for (String path :
        new String[] {
          "/",
          "/login.xhtml",
          "/login.xhtml?from=/people/people.xhtml&ended=true&problem=DENIED",
          "/set-up.xhtml",
          "/invitation.xhtml?token=made-up",
          "/signin/organization",
          "/signin/callback?state=made-up&code=made-up",
          "/people/people.xhtml",
          "/not-there",
          "/jakarta.faces.resource/not-there.css.xhtml",
          "/health/ready"
        }) {
      assertThat(visitor().get(path).headers("Set-Cookie")).as(path).isEmpty();
    }
    Visitor wrong = visitor().signIn(People.ADMINISTRATOR, "not it");
    assertThat(wrong.headers("Set-Cookie")).isEmpty();
  }

  @Test
  void beginsASessionAtSignInUnderAnIdOfItsOwn() {
    Visitor visitor = visitor().header("Cookie", "JSESSIONID=planted");

    visitor.signIn(People.ADMINISTRATOR, PASSWORD);

    assertThat(visitor.location()).contains("/");
    assertThat(visitor.sessionId()).isPresent().get().isNotEqualTo("planted");
  }

  @Test
  void changesTheSessionIdOfASessionThatGoesOn() {
    People.add(People.administrator(product), product.uri("/"), "going on", "OPERATOR");
    Visitor visitor = visitor().signIn("going on", PASSWORD);
    String before = visitor.sessionId().orElseThrow();
    visitor.get("/signin/password.xhtml");

    visitor.post("elsewhere", Map.of("signOut", ""));

    assertThat(visitor.sessionId()).isPresent().get().isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/people/people.xhtml;jsessionid=ID",
        "/people/people.xhtml;x=1;jsessionid=ID?y=1",
        "/people;jsessionid=ID/people.xhtml",
        "/;jsessionid=ID",
        "/login.xhtml;jsessionid=ID",
        "/profiles/profiles.xhtml;JSESSIONID=ID",
        "/profiles/profiles.xhtml?jsessionid=ID",
        "/jakarta.faces.resource/console.css.xhtml;jsessionid=ID?ln=connections"
      })
  void takesNoSessionIdOutOfAnAddress(String path) {
    Visitor owner = visitor().signIn(People.ADMINISTRATOR, PASSWORD);
    String id = owner.sessionId().orElseThrow();

    Visitor other = visitor().get(path.replace("=ID", "=" + id));

    assertThat(other.status()).isIn(303, 404);
    assertThat(other.page()).isEmpty();
    assertThat(other.headers("Set-Cookie")).isEmpty();
    assertThat(owner.get("/people/people.xhtml").status()).isEqualTo(200);
    assertThat(owner.page()).doesNotContain("jsessionid", id);
  }

  @Test
  void keepsTheCookieFromScriptsAndOtherSites() {
    Visitor visitor = visitor().signIn(People.ADMINISTRATOR, PASSWORD);

    assertThat(visitor.headers("Set-Cookie"))
        .singleElement()
        .asString()
        .containsIgnoringCase("; HttpOnly")
        .containsIgnoringCase("; SameSite=Lax")
        .doesNotContainIgnoringCase("; Secure");
  }

  @Test
  void boundsEveryInputBeforeSignIn() throws IOException {
    String link = People.invite(People.administrator(product), "bounded", "AUDITOR");
    Files.createFile(product.data().resolve("recover"));
    for (String path : new String[] {"/login.xhtml?from=/people", link, "/set-up.xhtml"}) {
      Visitor visitor = visitor().get(path);
      Map<String, String> inputs = visitor.inputs("form");
      assertThat(inputs).as(path).hasSizeGreaterThan(4);
      for (String name : inputs.keySet()) {
        Map<String, String> values = new LinkedHashMap<>(inputs);
        values.put(name, "/" + "x".repeat(9_000));

        Visitor answer = visitor().get(path).submit(values);

        assertThat(answer.page()).as(path + " " + name).doesNotContain("x".repeat(2_001));
        assertThat(answer.headers("Set-Cookie")).as(path + " " + name).isEmpty();
        values.put(name, "x".repeat(17_000));
        assertThat(visitor().get(path).submit(values).status()).as(name).isEqualTo(413);
      }
    }
    assertThat(setUp("heidi").location()).as("closes the set-up again").contains("/");
  }

  @Test
  void takesNoFormThatAnotherSitePosts() {
    Map<String, String> fields =
        Map.of("name", People.ADMINISTRATOR, "password", PASSWORD, "signIn", "");
    Visitor forged = visitor().get("/login.xhtml");

    forged.post("form", fields, Map.of("Sec-Fetch-Site", "cross-site"));

    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.headers("Set-Cookie")).isEmpty();
    forged.get("/login.xhtml").post("form", fields, Map.of("Origin", "https://evil.example"));
    assertThat(forged.status()).isEqualTo(403);
    Visitor own = visitor().get("/login.xhtml");
    own.post("form", fields, Map.of("Origin", product.uri("").toString()));
    assertThat(own.location()).contains("/");
  }

  @Test
  void takesASignInFormThatLayOpenWhileTheSessionEnded() {
    People.add(People.administrator(product), product.uri("/"), "lying open", "OPERATOR");
    Visitor visitor = visitor().get("/login.xhtml").header("Cookie", "JSESSIONID=ended-meanwhile");

    visitor.post("form", Map.of("name", "lying open", "password", PASSWORD, "signIn", ""));

    assertThat(visitor.location()).contains("/");
  }

  @Test
  void answersAWrongPasswordAndAnUnknownNameAlike() {
    String wrong = visitor().signIn(People.ADMINISTRATOR, "not it").errors().toString();
    String unknown = visitor().signIn("nobody", "not it").errors().toString();

    assertThat(wrong).contains("Name and password do not belong together").isEqualTo(unknown);
  }

  @Test
  void locksANameAfterRepeatedFailuresWhetherOrNotItExists() {
    People.add(People.administrator(product), product.uri("/"), "often wrong", "AUDITOR");
    for (String name : new String[] {"often wrong", "not there at all"}) {
      Visitor visitor = visitor();
      for (int i = 0; i < 5; i++) {
        assertThat(visitor.signIn(name, "not it").errors().toString()).contains("do not belong");
      }

      assertThat(visitor.signIn(name, PASSWORD).errors().toString())
          .contains("nothing is tried for a while. Try again in");
    }
  }

  @Test
  void letsAnInvitationWorkOnce() {
    String link = People.invite(People.administrator(product), "once", "OPERATOR");
    Visitor invited = visitor().get(link);
    assertThat(invited.page()).contains("Welcome, once.");
    People.choose(invited);
    assertThat(invited.location()).contains("/");
    assertThat(invited.get("/people/people.xhtml").status()).isIn(403, 404);

    Visitor again = visitor().get(link);

    assertThat(again.page()).contains("This link cannot be used").doesNotContain("Save and");
    assertThat(visitor().signIn("Once", PASSWORD).location()).contains("/");
  }

  @Test
  void refusesAPasswordThatIsEasyToGuess() {
    String link = People.invite(People.administrator(product), "guessable", "OPERATOR");
    Visitor invited = visitor().get(link);

    invited.post(
        "form", Map.of("password", "password1234", "repeated", "password1234", "accept", ""));

    assertThat(invited.errors().toString()).contains("easy to guess");
  }

  @Test
  void endsOtherSessionsWhenThePasswordChanges() {
    People.add(People.administrator(product), product.uri("/"), "changing", "OPERATOR");
    Visitor here = visitor().signIn("changing", PASSWORD);
    Visitor elsewhere = visitor().signIn("changing", PASSWORD);
    String next = "umbrella tactic 77 quartz";

    here.get("/signin/password.xhtml");
    here.post(
        "form", Map.of("current", PASSWORD, "password", next, "repeated", next, "change", ""));

    assertThat(here.errors()).isEmpty();
    assertThat(here.get("/profiles/profiles.xhtml").status()).isEqualTo(200);
    assertThat(elsewhere.get("/profiles/profiles.xhtml").location())
        .contains("/login.xhtml?from=%2Fprofiles%2Fprofiles.xhtml&ended=true");
    assertThat(visitor().signIn("changing", PASSWORD).location()).isEmpty();
    assertThat(visitor().signIn("changing", next).location()).contains("/");
  }

  @Test
  void endsTheSessionAtSignOut() {
    Visitor visitor = visitor().signIn(People.ADMINISTRATOR, PASSWORD);
    visitor.get("/profiles/profiles.xhtml");
    Visitor copy = visitor();
    String cookie = "JSESSIONID=" + visitor.sessionId().orElseThrow();

    visitor.post("signOutForm", Map.of("signOut", ""));

    assertThat(visitor.location()).contains("/login.xhtml?signedOut=true");
    assertThat(copy.header("Cookie", cookie).get("/profiles/profiles.xhtml").location())
        .isPresent();
  }

  @Test
  void asksToSignInAgainWhenAFormIsPostedAfterTheSessionEnded() {
    People.add(People.administrator(product), product.uri("/"), "late", "OPERATOR");
    Visitor late = visitor().signIn("late", PASSWORD);
    late.get("/signin/password.xhtml?draft=7");
    Visitor elsewhere = visitor().signIn("late", PASSWORD);
    elsewhere.get("/signin/password.xhtml");
    elsewhere.post("elsewhere", Map.of("signOut", ""));

    late.post("elsewhere", Map.of("signOut", ""), Map.of("Faces-Request", "partial/ajax"));

    assertThat(late.page())
        .contains(
            "<redirect url=\"/login.xhtml?from=%2Fsignin%2Fpassword.xhtml%3Fdraft%3D7&amp;ended=true\"/>");
    late.get("/login.xhtml?from=%2Fsignin%2Fpassword.xhtml%3Fdraft%3D7&ended=true");
    assertThat(late.page()).contains("Your session has ended. Sign in again");
  }

  @Test
  void carriesSecurityHeadersOnEveryKindOfAnswer() {
    for (String path :
        new String[] {
          "/",
          "/login.xhtml",
          "/not-there",
          "/people/people.xhtml",
          "/health/ready",
          "/signin/callback",
          "/jakarta.faces.resource/console.css.xhtml?ln=connections",
          "/jakarta.faces.resource/not-there.css.xhtml"
        }) {
      Visitor answer = visitor().get(path);

      assertThat(answer.headers("Content-Security-Policy"))
          .as(path)
          .singleElement()
          .asString()
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe-eval");
      assertThat(answer.header("X-Content-Type-Options")).as(path).contains("nosniff");
      assertThat(answer.header("Referrer-Policy")).as(path).isPresent();
      assertThat(answer.header("X-Frame-Options")).as(path).contains("DENY");
    }
  }

  @Test
  void asksForAFieldThatAPostLeavesOut() {
    Visitor visitor = visitor().get("/login.xhtml");
    visitor.post("form", Map.of("name", "somebody", "signIn", ""));
    assertThat(visitor.status()).isEqualTo(200);
    assertThat(visitor.errors()).isNotEmpty();

    visitor.get("/login.xhtml").post("form", Map.of("password", PASSWORD, "signIn", ""));
    assertThat(visitor.status()).isEqualTo(200);
    assertThat(visitor.errors()).isNotEmpty();

    visitor.signIn(People.ADMINISTRATOR, PASSWORD).get("/signin/password.xhtml");
    visitor.post("form", Map.of("password", "x", "repeated", "x", "change", ""));
    assertThat(visitor.status()).isEqualTo(200);
    assertThat(visitor.errors()).isNotEmpty();
  }

  @Test
  void takesNoPathForAnOpenOneThatOnlyLooksLikeIt() {
    for (String path :
        new String[] {
          "/jakarta.faces.resource/../people/people.xhtml",
          "/jakarta.faces.resource/%2e%2e/people/people.xhtml",
          "/health/../people/people.xhtml",
          "/login.xhtml/../people/people.xhtml",
          "/login.xhtml;/../people/people.xhtml",
          "/people/people.xhtml;/login.xhtml",
          "/people/people.xhtml/login.xhtml"
        }) {
      Visitor stranger = visitor().get(path);

      assertThat(stranger.location().orElse("")).as(path).startsWith("/login.xhtml?from=");
      assertThat(stranger.page()).as(path).isEmpty();
    }
  }

  @Test
  void leadsFromAFolderToItsPageOnThisSite() {
    Visitor visitor = visitor().signIn(People.ADMINISTRATOR, PASSWORD);

    assertThat(visitor.get("/people").location()).contains("/people/people.xhtml");
    assertThat(visitor.get("/profiles").location()).contains("/profiles/profiles.xhtml");
    for (String folder : new String[] {"/signin", "/resources", "/WEB-INF", "/META-INF"}) {
      assertThat(visitor.get(folder).status()).as(folder).isEqualTo(404);
    }
  }

  @Test
  void makesNoLinkOutOfTheHostHeader() {
    Visitor visitor = visitor().header("X-Forwarded-Host", "evil.example").get("/");

    assertThat(visitor.location()).contains("/login.xhtml");
    assertThat(visitor.get("/login.xhtml").page()).doesNotContain("evil.example");
  }
}
