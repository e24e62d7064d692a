package dev.connections.profile;

import com.nimbusds.jose.jwk.JWK;
import dev.connections.console.profiles.CertificateView;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.profiles.CredentialView;
import dev.connections.console.profiles.EndSource;
import dev.connections.console.profiles.KeyState;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Credential;
import dev.connections.credential.Credentials;
import dev.connections.credential.Grant;
import dev.connections.credential.SigningKey;
import dev.connections.secret.SealedColumn;
import dev.connections.secret.SecretBox;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * A credential in its life from candidate of a draft to current and previous one of a profile. Its
 * secret half is sealed for this row; the rest is in clear, so that showing it opens nothing.
 */
@Entity
@Table(name = "profile_key")
class ProfileKey {
  static final SealedColumn SEALED = new SealedColumn("profile_key", "sealed");

  /** The source of a key that was stored before under another key ID. */
  private static final String STORED = "STORED";

  @Id private String id;
  @Version private long version;

  @Column(name = "profile_id")
  private String profileId;

  @Column(name = "draft_id")
  private String draftId;

  @Enumerated(EnumType.STRING)
  private KeyState state;

  @Enumerated(EnumType.STRING)
  @Column(name = "credential_kind")
  private CredentialKind credentialKind;

  private String sealed;

  @Column(name = "public_jwk")
  private String publicJwk = "";

  private String certificate = "";

  @Column(name = "key_id")
  private String keyId = "";

  private String thumbprint;
  private String hint = "";
  private String kind = "";
  private String source = "ENTERED";

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "ends_by")
  private EndSource endsBy;

  private String account = "";

  @Column(name = "added_by")
  private String addedBy;

  @Column(name = "added_at")
  private Instant addedAt;

  protected ProfileKey() {}

  /** A candidate of a draft. */
  ProfileKey(String draftId, Credential credential, SecretBox box, String by, Instant at) {
    this.id = UUID.randomUUID().toString();
    this.draftId = draftId;
    this.state = KeyState.CANDIDATE;
    this.credentialKind = credential.credentialKind();
    this.addedBy = by;
    this.addedAt = at;
    describe(credential);
    byte[] clear = credential.secretHalf();
    try {
      this.sealed = box.seal(place(), clear);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /**
   * The same private key as a candidate under another key ID. It was added when this one was.
   *
   * @param name what the provider calls it; empty for none
   */
  ProfileKey named(String name, String draft, SecretBox box) {
    SigningKey key = open(box).signingKey().orElseThrow();
    SigningKey named = key.named(name.isEmpty() ? null : name);
    ProfileKey copy = new ProfileKey(draft, named, box, addedBy, addedAt);
    copy.source = state == KeyState.CANDIDATE ? source : STORED;
    return copy;
  }

  /** Whether it is a candidate that nobody entered: its secret half was stored before. */
  boolean isCopyOfStored() {
    return STORED.equals(source);
  }

  private void describe(Credential credential) {
    // Its row is all that may tell a client secret from another with the same beginning.
    thumbprint =
        credential.fold(
            SigningKey::thumbprint, CertificateKey::thumbprint, secret -> id, grant -> id);
    hint = credential.fold(key -> "", certified -> "", ClientSecret::hint, grant -> "");
    certificate = credential.fold(key -> "", CertificateKey::pem, secret -> "", grant -> "");
    account = credential.fold(key -> "", certified -> "", secret -> "", Grant::account);
    startsAt = credential.startsAt();
    endsAt = credential.endsAt();
    EndSource by =
        credential.fold(
            key -> null,
            certified -> EndSource.CERTIFICATE,
            secret -> EndSource.PERSON,
            grant -> EndSource.PROVIDER);
    endsBy = endsAt == null ? null : by;
    credential.signingKey().ifPresent(this::describe);
  }

  private void describe(SigningKey key) {
    publicJwk = key.publicJwk().toJSONString();
    keyId = key.keyId();
    kind = key.kind();
    source = key.source();
  }

  /** The credential with its secret half, for one sign-in. */
  Credential open(SecretBox box) {
    byte[] clear = box.open(place(), sealed);
    try {
      return Credentials.restored(credentialKind, clear, certificate, source, endsAt);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private String place() {
    return SEALED.place(id);
  }

  void becomeCurrentOf(String profile) {
    state = KeyState.CURRENT;
    profileId = profile;
    draftId = null;
  }

  void becomePrevious() {
    state = KeyState.PREVIOUS;
  }

  /**
   * What the provider says about its end, which a certificate knows better and a person worse.
   *
   * @param at null when the provider did not say
   */
  void learnEnd(Instant at) {
    if (at != null && endsBy != EndSource.CERTIFICATE) {
      endsAt = at;
      endsBy = EndSource.PROVIDER;
    }
  }

  String id() {
    return id;
  }

  /** Null unless it is a candidate of one. */
  String draftId() {
    return draftId;
  }

  /** Null while it is a candidate of a draft. */
  String profileId() {
    return profileId;
  }

  /** Tells it from every other one. */
  String thumbprint() {
    return thumbprint;
  }

  /** What a provider checks of a sign-in with it: the key, and the name that it goes by there. */
  String signsAs() {
    return keyId.isEmpty() ? thumbprint : thumbprint + " " + keyId;
  }

  /** What people tell it apart by. */
  String shown() {
    return switch (credentialKind) {
      case PRIVATE_KEY, CERTIFICATE -> thumbprint;
      case CLIENT_SECRET -> hint + "…";
      case GRANT -> account;
    };
  }

  CredentialKind credentialKind() {
    return credentialKind;
  }

  Instant endsAt() {
    return endsAt;
  }

  KeyState state() {
    return state;
  }

  CredentialView toView() {
    return new CredentialView(
        id,
        credentialKind,
        state,
        source,
        kind,
        keyId,
        shown(),
        publicJwk,
        publicJwk.isEmpty() ? "" : publicPem(),
        certificate.isEmpty() ? null : certificateView(),
        endsAt,
        endsBy,
        addedAt);
  }

  private CertificateView certificateView() {
    return Credentials.certificate(certificate);
  }

  private String publicPem() {
    try {
      return SigningKey.publicPem(JWK.parse(publicJwk));
    } catch (ParseException damaged) {
      throw new IllegalStateException("the public half of key " + id + " is no JWK", damaged);
    }
  }
}
