package dev.connections.sandbox.page;

import dev.connections.sandbox.entra.AppCertificate;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.AppSecret;
import dev.connections.sandbox.server.Html;
import java.time.Instant;
import java.util.stream.Collectors;

/** The secrets and certificates of one app registration on the page of its tenant. */
final class CredentialCards {
  private final String page;
  private final AppRegistration app;
  private final Instant now;

  /**
   * @param page the path of the tenant's page
   */
  CredentialCards(String page, AppRegistration app, Instant now) {
    this.page = page;
    this.app = app;
    this.now = now;
  }

  String secrets() {
    String listed = app.secrets().stream().map(this::secret).collect(Collectors.joining());
    return listed
        + Html.of(
            """
            <form method="post" class="row">%s<label for="secret-%s">Description</label><input id="secret-%s" name="name" maxlength="60" value="Password">
            <button class="btn" name="action" value="add-secret">New client secret</button></form>
            """,
            Html.raw(appField()), app.appId(), app.appId());
  }

  private String secret(AppSecret secret) {
    String value =
        secret.isKnown()
            ? PageFrame.secret("Value", secret.value())
            : "<p class=\"lead\">Somebody else made it; its value is known to nobody here.</p>";
    return Html.of(
        """
        <div class="key"><div class="row"><b>%s</b> <code>%s...</code> %s %s%s</div><div class="copies">%s%s</div></div>
        """,
        secret.displayName(),
        secret.hint(),
        Html.raw(lifetime(secret.start(), secret.end())),
        Html.raw(button("expire-secret", secret.keyId(), "Expire")),
        Html.raw(button("remove-secret", secret.keyId(), "Remove")),
        Html.raw(value),
        Html.raw(PageFrame.secret("Secret ID", secret.keyId())));
  }

  private String lifetime(Instant start, Instant end) {
    if (!now.isBefore(end)) {
      return PageFrame.tag("bad", "Expired " + day(end));
    }
    return now.isBefore(start)
        ? PageFrame.tag("warn", "Valid from " + day(start))
        : PageFrame.tag("ok", "Valid until " + day(end));
  }

  private static String day(Instant instant) {
    return instant.toString().substring(0, 10);
  }

  String certificates() {
    String listed =
        app.certificates().stream().map(this::certificate).collect(Collectors.joining());
    return listed
        + Html.of(
            """
            <form method="post" class="add">%s<label for="cer-%s">Upload a certificate (text of a .cer or .pem file)</label>
            <textarea id="cer-%s" name="certificate" rows="3" spellcheck="false" placeholder="-----BEGIN CERTIFICATE-----"></textarea>
            <span class="row"><button class="btn" name="action" value="add-certificate">Add certificate</button>
            <button class="btn" name="action" value="generate-certificate">Generate certificate and key</button>
            <button class="btn" name="action" value="generate-expired">Generate an expired one</button></span></form>
            """,
            Html.raw(appField()), app.appId(), app.appId());
  }

  private String certificate(AppCertificate certificate) {
    String key =
        certificate.hasPrivateKey()
            ? PageFrame.secret("Private key (PEM)", certificate.keyPem())
                + PageFrame.secret(
                    "Certificate and private key (PEM)", certificate.pem() + certificate.keyPem())
                + Html.of(
                    "<div class=\"copy\"><a href=\"%s?pfx=%s\" download=\"%s.pfx\">Download as"
                        + " PFX</a></div>",
                    page, certificate.keyId(), certificate.thumbprint())
                + PageFrame.secret("Pass phrase of the PFX", certificate.passPhrase())
            : "<p class=\"lead\">Whoever made it has the private key.</p>";
    return Html.of(
        """
        <div class="key"><div class="row"><b>%s</b> <code>%s</code> %s %s</div><div class="copies">%s%s</div></div>
        """,
        certificate.displayName(),
        certificate.thumbprint(),
        Html.raw(lifetime(certificate.start(), certificate.end())),
        Html.raw(button("remove-certificate", certificate.keyId(), "Remove")),
        Html.raw(key),
        Html.raw(PageFrame.secret("Certificate (PEM)", certificate.pem())));
  }

  private String button(String action, String keyId, String words) {
    return Html.of(
        "<form method=\"post\">%s<input type=\"hidden\" name=\"key\" value=\"%s\"><button class=\"btn"
            + " t\" name=\"action\" value=\"%s\">%s<span class=\"sr\"> %s</span></button></form>",
        Html.raw(appField()), keyId, action, words, keyId);
  }

  private String appField() {
    return Html.of("<input type=\"hidden\" name=\"app\" value=\"%s\">", app.appId());
  }
}
