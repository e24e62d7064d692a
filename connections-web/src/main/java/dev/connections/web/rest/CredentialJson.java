package dev.connections.web.rest;

import dev.connections.console.profiles.CredentialKind;

/**
 * What an application proves itself with. It is taken and never answered.
 *
 * @param kind null for the one that the other fields say
 * @param clientSecret as the provider showed it
 * @param endsAt when the provider says that the client secret ends; null when that is not known
 * @param privateKey PEM, JWK or JWK set
 * @param certificate PEM, also with its chain or its key
 * @param pkcs12 in base64: a private key with its certificate, in place of both
 * @param passPhrase of an encrypted key or of PKCS#12; null for none
 * @param keyId what the provider calls the key; null when the key says so itself
 * @param chosen which of several keys; null for the only one
 */
public record CredentialJson(
    CredentialKind kind,
    String clientSecret,
    String endsAt,
    String privateKey,
    String certificate,
    String pkcs12,
    String passPhrase,
    String keyId,
    String chosen) {

  CredentialKind meant() {
    if (kind != null) {
      return kind;
    }
    if (clientSecret != null) {
      return CredentialKind.CLIENT_SECRET;
    }
    return certificate != null ? CredentialKind.CERTIFICATE : CredentialKind.PRIVATE_KEY;
  }

  /** Leaves all that is secret out. */
  @Override
  public String toString() {
    return "credential of kind " + meant();
  }
}
