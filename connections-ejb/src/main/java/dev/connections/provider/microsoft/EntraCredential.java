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
 * @param thumbprint the hint of a secret with an ellipsis, hexadecimal digits of a certificate
 * @param name that a person gave it; may be empty
 */
record EntraCredential(
    boolean secret, String keyId, String thumbprint, String name, Optional<Instant> endsAt) {
  private static final int MAX_NAME = 60;

  /** SHA-256 as hexadecimal. */
  private static final int MAX_THUMBPRINT = 64;

  static List<EntraCredential> of(Map<String, Object> application) {
    List<EntraCredential> all = new ArrayList<>();
    for (Map<String, Object> one : Json.objects(application, "passwordCredentials")) {
      all.add(of(true, one, ProviderText.sanitize(Json.text(one, "hint")) + "…"));
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

  /**
   * Graph writes the bytes as hexadecimal in some answers and as base64 in others. They are a
   * thumbprint of SHA-1 or SHA-256, or what somebody else put there.
   */
  private static String hexadecimal(String identifier) {
    if (identifier.matches("[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}")) {
      return identifier.toUpperCase(Locale.ROOT);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(identifier);
      return PlainText.shortened(HexFormat.of().withUpperCase().formatHex(bytes), MAX_THUMBPRINT);
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

  /**
   * For people, with the beginning of the ID that Entra shows beside it, so that two without a name
   * differ: {@code secret "Backup" (abc…), ID 1f2e3d4c…, ends 2027-03-01}. The same as long as the
   * credential is, since a finding about it is known again by this.
   */
  String shown() {
    String what = secret ? "secret" : "certificate";
    return what
        + (name.isEmpty() ? "" : " \"" + name + "\"")
        + (thumbprint.length() <= 1 ? "" : " (" + thumbprint + ")")
        + (shortId().isEmpty() ? "" : ", ID " + shortId() + "…")
        + endsAt.map(end -> ", ends " + Days.day(end)).orElse("");
  }

  private String shortId() {
    String id = ProviderText.sanitize(keyId).toLowerCase(Locale.ROOT);
    return id.substring(0, Math.min(id.length(), 8));
  }
}
