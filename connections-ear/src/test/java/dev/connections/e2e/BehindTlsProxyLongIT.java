package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product behind a load balancer that ends TLS and passes on whatever visitors send. */
class BehindTlsProxyLongIT {
  private static Product product;
  private static TlsProxy proxy;
  private static Visitor administrator;

  @BeforeAll
  static void start() throws Exception {
    product = Product.named("behind-tls");
    proxy =
        TlsProxy.before(product.port(), Path.of("target", "e2e", "proxy-" + product.port()))
            .forging("Host", "evil.example")
            .forging("X-Forwarded-Host", "evil.example")
            .forging("X-Forwarded-Port", "666")
            .forging("X-Forwarded-For", "198.51.100.7")
            .forging("Forwarded", "host=evil.example;proto=http");
    product
        .with(
            Map.of(
                "CONNECTIONS_PUBLIC_URL",
                proxy.origin().toString(),
                "CONNECTIONS_TRUSTED_PROXIES",
                "127.0.0.1, ::1"))
        .start();
    administrator = proxy.visitor();
    People.setUp(administrator, product);
  }

  @AfterAll
  static void stop() throws Exception {
    product.close();
    proxy.close();
  }

  @Test
  void signsInThroughTheProxy() {
    Visitor visitor = proxy.visitor().signIn(People.ADMINISTRATOR, People.PASSWORD);

    assertThat(visitor.location()).contains("/");
    assertThat(visitor.get("/profiles/profiles.xhtml").status()).isEqualTo(200);
  }

  @Test
  void sendsItsCookieOverTlsAlone() {
    Visitor visitor = proxy.visitor().signIn(People.ADMINISTRATOR, People.PASSWORD);

    assertThat(visitor.headers("Set-Cookie"))
        .singleElement()
        .asString()
        .containsIgnoringCase("; Secure")
        .containsIgnoringCase("; HttpOnly")
        .containsIgnoringCase("; SameSite=Lax");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/profiles/profiles.xhtml",
        "/profiles",
        "/people",
        "/signin/callback?state=x",
        "/set-up.xhtml",
        "/login.xhtml",
        "/not-there"
      })
  void makesNoLinkOutOfForgedHeaders(String path) {
    for (Visitor visitor : new Visitor[] {proxy.visitor(), administrator}) {
      visitor.get(path);

      assertThat(visitor.page()).doesNotContain("evil.example");
      assertThat(visitor.location().orElse("/"))
          .as(path)
          .satisfiesAnyOf(
              to -> assertThat(to).startsWith("/").doesNotStartWith("//"),
              // The server itself adds a missing slash, and leaves the port out.
              to -> assertThat(to).startsWith("https://localhost"));
    }
  }

  @Test
  void makesOneTimeLinksOfThePublicAddress() {
    People.invite(administrator, "invited", "AUDITOR");

    assertThat(administrator.page())
        .contains(proxy.origin() + "/invitation.xhtml?token=")
        .doesNotContain("evil.example");
  }
}
