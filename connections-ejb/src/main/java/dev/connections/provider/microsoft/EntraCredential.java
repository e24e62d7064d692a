package dev.connections.provider.microsoft;

import dev.connections.console.profiles.CredentialKind;
import dev.connections.credential.Credential;
import dev.connections.platform.PlainText;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A secret or certificate that an app registration holds, as its application object shows it.
 *
 * @param secret whether it is a secret
 * @param keyId of Entra
 * @param thumbprint the hint of a secret with an ellipsis, SHA-1 of a certificate in upper case
 * @param name that a person gave it; may be empty
 */
record EntraCredential(
    boolean secret, String keyId, String thumbprint, String name, Optional<Instant> endsAt) {
  private static final int MAX_NAME = 60;

  static List<EntraCredential> of(Map<String, Object> application) {
    List<EntraCredential> all = new ArrayList<>();
    for (Map<String, Object> one : Json.objects(application, "passwordCredentials")) {
      all.add(of(true, one, Json.text(one, "hint") + "…"));
    }
    for (Map<String, Object> one : Json.objects(application, "keyCredentials")) {
      all.add(of(false, one, hexadecimal(Json.text(one, "customKeyIdentifier"))));
    }
    return all;
  }

  private static EntraCredential of(boolean secret, Map<String, Object> one, String thumbprint) {
    String name = ProviderText.sanitize(Json.text(one, "displayName"));
    return new EntraCredential(
        secret,
        Json.text(one, "keyId"),
        thumbprint,
        PlainText.shortened(name, MAX_NAME),
        Days.moment(one, "endDateTime"));
  }

  /** Graph writes the bytes as hexadecimal in some answers and as base64 in others. */
  private static String hexadecimal(String identifier) {
    if (identifier.matches("[0-9A-Fa-f]{40}")) {
      return identifier.toUpperCase(Locale.ROOT);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(identifier);
      return HexFormat.of().withUpperCase().formatHex(bytes);
    } catch (IllegalArgumentException neither) {
      return ProviderText.sanitize(identifier);
    }
  }

  boolean is(Credential credential) {
    return secret == (credential.credentialKind() == CredentialKind.CLIENT_SECRET)
        && isNamed(credential.thumbprint());
  }

  boolean isNamed(String other) {
    return thumbprint.equalsIgnoreCase(other) && thumbprint.length() > 1;
  }

  boolean isOver(Instant now) {
    return endsAt.filter(end -> !end.isAfter(now)).isPresent();
  }

  /** For people: {@code secret "Backup" (abc…), ends 2027-03-01}. */
  String shown() {
    String what = secret ? "secret" : "certificate";
    return what
        + (name.isEmpty() ? "" : " \"" + name + "\"")
        + (thumbprint.length() <= 1 ? "" : " (" + ProviderText.sanitize(thumbprint) + ")")
        + endsAt.map(end -> ", ends " + Days.day(end)).orElse("");
  }
}
