package dev.connections.profile;

import com.nimbusds.jose.jwk.JWK;
import dev.connections.console.KeyState;
import dev.connections.console.PublicKeyView;
import dev.connections.credential.SealedColumn;
import dev.connections.credential.SecretBox;
import dev.connections.credential.SigningKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * A key in its life from candidate of a draft to current and previous key of a profile. The private
 * half is sealed for this row; the public half is in clear, so that showing it opens nothing.
 */
@Entity
@Table(name = "profile_key")
class ProfileKey {
  static final SealedColumn SEALED = new SealedColumn("profile_key", "sealed");

  @Id private String id;
  @Version private long version;

  @Column(name = "profile_id")
  private String profileId;

  @Column(name = "draft_id")
  private String draftId;

  @Enumerated(EnumType.STRING)
  private KeyState state;

  private String sealed;

  @Column(name = "public_jwk")
  private String publicJwk;

  @Column(name = "key_id")
  private String keyId;

  private String thumbprint;
  private String kind;
  private String source;

  @Column(name = "added_by")
  private String addedBy;

  @Column(name = "added_at")
  private Instant addedAt;

  protected ProfileKey() {}

  /** A candidate of a draft. */
  ProfileKey(String draftId, SigningKey key, SecretBox box, String by, Instant at) {
    this.id = UUID.randomUUID().toString();
    this.draftId = draftId;
    this.state = KeyState.CANDIDATE;
    this.publicJwk = key.publicJwk().toJSONString();
    this.keyId = key.keyId();
    this.thumbprint = key.thumbprint();
    this.kind = key.kind();
    this.source = key.source();
    this.addedBy = by;
    this.addedAt = at;
    byte[] clear = key.jwk().toJSONString().getBytes(StandardCharsets.UTF_8);
    try {
      this.sealed = box.seal(place(), clear);
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  /** The key with its private half, for one sign-in. */
  SigningKey open(SecretBox box) {
    byte[] clear = box.open(place(), sealed);
    try {
      return SigningKey.restored(clear, source);
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

  String thumbprint() {
    return thumbprint;
  }

  KeyState state() {
    return state;
  }

  PublicKeyView toView() {
    return new PublicKeyView(
        id, state, source, kind, keyId, thumbprint, publicJwk, publicPem(), addedAt);
  }

  private String publicPem() {
    try {
      return SigningKey.publicPem(JWK.parse(publicJwk));
    } catch (ParseException damaged) {
      throw new IllegalStateException("the public half of key " + id + " is no JWK", damaged);
    }
  }
}
