package dev.connections.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.okta.AppKey;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Uses the product with every kind of secret and then looks for each in all that it left behind:
 * the database file with its audit rows, the logs, the console's output and the temp folder.
 */
@BrowserTest
class SecretsStayLongIT {
  /** A signed JWT: an access token, a client assertion, a proof. A JWE has no second part. */
  private static final Pattern SIGNED_JWT =
      Pattern.compile("eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{16,}");

  private static final List<String> PRIVATE_NUMBERS = List.of("d", "p", "q", "dp", "dq", "qi");

  private final Map<String, String> secrets = new LinkedHashMap<>();

  @Test
  void leavesNoSecretInDatabaseLogsOrTempFolder(Browser browser, Sandbox sandbox)
      throws IOException, ParseException {
    String configured = "client secret of the sign-in 8";
    Product product =
        Product.named("secrets")
            .with(sandbox.environment())
            .with("CONNECTIONS_SIGN_IN_OIDC_CLIENT_SECRET", configured)
            .start();
    try (product) {
      secrets.put("client secret of the settings", configured);
      secrets.put("set-up token", product.setUpToken());
      secrets.put("password", People.PASSWORD);
      useEverything(product, browser, sandbox);
    }
    String keyFile = Files.readString(product.data().resolve("secret-keys.json"));
    secrets.put("key of the stored secrets", parameter(keyFile, "k"));

    Map<Path, String> left = filesOf(product);
    assertThat(left.get(product.data().resolve("connections.mv.db")))
        .as("what was stored in clear is found, so the search works")
        .contains("Kept by PEM", sandbox.acme().app(ReadyApp.BACKUP).clientId(), "signed-in");
    left.forEach(
        (file, content) -> {
          secrets.forEach(
              (what, secret) ->
                  assertThat(content.contains(secret)).as(what + " in " + file).isFalse());
          assertThat(SIGNED_JWT.matcher(content).find()).as("a signed JWT in " + file).isFalse();
        });
  }

  private void useEverything(Product product, Browser browser, Sandbox sandbox)
      throws ParseException {
    Visitor administrator = People.administrator(product);
    secrets.put("session id", administrator.sessionId().orElseThrow());
    String link = People.invite(administrator, "invited", "OPERATOR");
    secrets.put("token of a one-time link", link.substring(link.indexOf('=') + 1));
    People.choose(new Visitor(product.uri("/")).get(link));
    String mistyped = "mistyped pass phrase 7";
    secrets.put("mistyped password", mistyped);
    new Visitor(product.uri("/")).signIn(People.ADMINISTRATOR, mistyped);

    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open();
    ServiceApp byPem = sandbox.acme().app(ReadyApp.BACKUP);
    tab.createWorking("Kept by PEM", sandbox.acme(), byPem);
    remember("PEM", byPem.key());

    ServiceApp byJwk = sandbox.acme().app(ReadyApp.BACKUP_WITH_DPOP);
    tab.create().fill("Kept by JWK", sandbox.acme(), byJwk).enterKey(byJwk.key().privateJwk());
    tab.save().saved("Kept by JWK");
    remember("JWK", byJwk.key());

    ServiceApp encrypted = sandbox.acme().app(ReadyApp.MISSING_DEVICES);
    tab.create()
        .fill("Refused", sandbox.acme(), encrypted)
        .enterKey(encrypted.key().encryptedPem());
    browser.type("Pass phrase of the key", encrypted.key().passPhrase()).press("Use this key");
    browser.sees("RSA 2048");
    tab.save();
    browser.sees("okta.devices.read");
    remember("encrypted PEM", encrypted.key());
    secrets.put("pass phrase", encrypted.key().passPhrase());

    browser.open(product.uri("/system/system.xhtml?show=ALL")).calm();
    browser.sees("connections.sign-in.oidc.client-secret");
    browser.sees("Set, not shown");
    secrets.forEach(
        (what, secret) ->
            assertThat(browser.driver().getPageSource().contains(secret))
                .as(what + " on the page System")
                .isFalse());
  }

  private void remember(String name, AppKey key) throws ParseException {
    Map<String, Object> jwk = JWK.parse(key.privateJwk()).toJSONObject();
    PRIVATE_NUMBERS.stream()
        .filter(jwk::containsKey)
        .forEach(n -> secrets.put(n + " of the key entered as " + name, (String) jwk.get(n)));
    List<String> lines = key.pem().lines().filter(l -> l.length() == 64).toList();
    // The first third of a PKCS#8 RSA key holds the modulus, which is public.
    for (int i = lines.size() / 2; i < lines.size(); i++) {
      secrets.put("line " + i + " of the key entered as " + name, lines.get(i));
    }
  }

  private static String parameter(String json, String name) {
    Matcher value = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
    assertThat(value.find()).isTrue();
    return value.group(1);
  }

  /** All files but the key file itself, as bytes in a string. */
  private static Map<Path, String> filesOf(Product product) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(product.folder())) {
      all.filter(Files::isRegularFile)
          .filter(f -> !f.getFileName().toString().equals("secret-keys.json"))
          // What Payara Micro unpacks of itself and of the archive.
          .filter(f -> !f.toString().matches(".*\\.(jar|class|xhtml|css|js|xml|dtd|xsd)"))
          .forEach(files::add);
    }
    Map<Path, String> contents = new LinkedHashMap<>();
    for (Path file : files) {
      contents.put(file, Files.readString(file, ISO_8859_1));
    }
    return contents;
  }
}
