package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.entra.AppCertificate;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.AppRole;
import dev.connections.sandbox.entra.AppSecret;
import dev.connections.sandbox.entra.ReadyRegistration;
import dev.connections.sandbox.entra.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** Profiles of Microsoft 365: a client secret, then a certificate that is made here or uploaded. */
@BrowserTest
class MicrosoftProfilesWalkLongIT {

  @Test
  void signsInWithASecretAndThenWithACertificateMadeHere(
      Browser browser, Product product, Sandbox sandbox) {
    AppRegistration app = registered(sandbox.contoso(), "Walk");
    AppSecret secret = app.addSecret();
    ProfilesTab tab = filled(browser, product, sandbox.contoso(), app, "Contoso walk");

    choose(browser, "CLIENT_SECRET");
    browser.type("Client secret", secret.keyId()).press("Use this secret");
    assertThat(tab.problem("key")).startsWith("This looks like the Secret ID");
    browser
        .driver()
        .executeScript(
            "document.getElementById('secretEnd').value = arguments[0]",
            LocalDate.now().plusDays(1).toString());
    browser.type("Client secret", secret.value()).press("Use this secret");
    browser.sees("23:59");
    browser.sees("Begins with");
    assertThat(browser.driver().getPageSource()).doesNotContain(secret.value());
    tab.save().saved("Contoso walk");
    assertThat(tab.row("Contoso walk")).contains("Microsoft 365").contains(secret.hint());

    tab.select("Contoso walk");
    browser.press("Edit").press("Replace");
    choose(browser, "CERTIFICATE");
    browser.find(By.cssSelector("details.generate summary")).click();
    browser.press("Generate certificate");
    browser.sees("The certificate is ready.");
    app.addCertificate(browser.find(By.cssSelector(".note .half pre")).getText());
    tab.save().saved("Contoso walk");

    tab.show("Contoso walk");
    browser.sees("Previous credential");
    browser.sees("Thumbprint (SHA-1)");
    browser.sees("CN=Contoso walk", "Turn into a connection");
  }

  @Test
  void takesACertificateAndItsKeyFromFiles(
      Browser browser, Product product, Sandbox sandbox, @TempDir Path folder) throws IOException {
    AppRegistration app = registered(sandbox.contoso(), "Uploads");
    AppCertificate made = app.generateCertificate();
    Path certificate = Files.writeString(folder.resolve("app.cer"), made.pem());
    Path key = Files.writeString(folder.resolve("app.key"), made.keyPem());
    Path pfx = Files.write(folder.resolve("app.pfx"), made.pfx());
    ProfilesTab tab = filled(browser, product, sandbox.contoso(), app, "Contoso uploads");

    upload(browser, certificate);
    assertThat(tab.problem("key")).startsWith("This is a certificate without its private key.");
    upload(browser, key);
    browser.sees("PEM, RSA 2048");
    browser.press("Remove");
    upload(browser, pfx);
    browser.type("Pass phrase of the file", made.passPhrase()).press("Use this certificate");
    browser.sees("PFX, RSA 2048");
    browser.sees(made.thumbprint());
    tab.save().saved("Contoso uploads");
  }

  /** Whether a second file belongs to the first is known once the answer is shown. */
  private static void upload(Browser browser, Path file) {
    browser.calm();
    browser.driver().findElement(By.id("keyFile")).sendKeys(file.toString());
    browser.calm();
  }

  private static void choose(Browser browser, String kind) {
    new Select(browser.field("Sign in with")).selectByValue(kind);
    browser.calm();
  }

  private static ProfilesTab filled(
      Browser browser, Product product, Tenant tenant, AppRegistration app, String name) {
    People.signIn(browser, product);
    ProfilesTab tab = ProfilesTab.of(product, browser).open().create();
    new Select(browser.field("Select application")).selectByValue("MICROSOFT_365");
    browser.calm();
    browser.type("Profile name", name);
    browser.type("Tenant ID or domain", tenant.defaultDomain());
    browser.type("App ID", app.appId());
    return tab;
  }

  private static AppRegistration registered(Tenant tenant, String name) {
    AppRegistration app = tenant.registerApp(name);
    app.declare(tenant.app(ReadyRegistration.BACKUP).granted().toArray(AppRole[]::new));
    app.consent();
    return app;
  }
}
