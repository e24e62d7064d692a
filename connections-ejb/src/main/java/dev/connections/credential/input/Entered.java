package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person entered, in one field or in several: private keys, certificates, and what else was
 * seen, of which a refusal tells.
 */
final class Entered {
  /** Okta keeps up to 50 keys for an application. */
  private static final int MOST_KEYS = 100;

  private final WorkBudget work;
  private final List<FoundKey> keys = new ArrayList<>();
  private final List<FoundCertificate> certificates = new ArrayList<>();
  private final Map<PublicHalf, String> keyIds = new HashMap<>();
  private final List<KeyRefusedException> others = new ArrayList<>();
  private boolean anything;
  private String text = "";

  private Entered(WorkBudget work) {
    this.work = work;
  }

  /**
   * @param passPhrase of what is encrypted, or null; stays the caller's to wipe
   * @param fields files or fields, null or empty for none; stay the caller's to wipe
   * @throws KeyRefusedException when it is too long, cannot be opened, or would cost too much
   */
  static Entered in(char[] passPhrase, byte[]... fields) throws KeyRefusedException {
    PassPhrase opensIt = new PassPhrase(passPhrase);
    Entered entered = new Entered(opensIt.work());
    EntryReader reader = new EntryReader(opensIt, entered);
    try {
      for (byte[] field : fields) {
        reader.read(field);
      }
      return entered;
    } catch (KeyRefusedException refused) {
      throw entered.told(refused);
    }
  }

  /**
   * @param plain the text, where it is one that a person entered as such; or empty
   */
  void note(String plain) {
    anything = true;
    text = plain.isEmpty() ? text : plain;
  }

  void add(FoundKey key) throws KeyRefusedException {
    keys.add(key);
    if (keys.size() > MOST_KEYS) {
      throw new KeyRefusedException(KeyRefusal.TOO_LONG);
    }
  }

  void add(FoundCertificate certificate) {
    certificates.add(certificate);
  }

  /** What it is instead, or beside. */
  void other(KeyRefusedException seen) {
    others.add(seen);
  }

  /** A public JWK says the {@code kid} of its private half. */
  void name(PublicHalf half, String keyId) {
    keyIds.put(half, keyId);
  }

  boolean isNothing() {
    return !anything;
  }

  List<FoundKey> keys() {
    return keys;
  }

  List<FoundCertificate> certificates() {
    return certificates;
  }

  WorkBudget work() {
    return work;
  }

  /** The {@code kid} that a public JWK beside the key says, or null. */
  String keyIdBeside(PublicHalf half) {
    return keyIds.get(half);
  }

  boolean saw(KeyRefusal other) {
    return others.stream().anyMatch(one -> one.refusal() == other);
  }

  /** A document is told to be one, since copying it again would not help. */
  KeyRefusedException told(KeyRefusedException refused) {
    return refused.refusal() == KeyRefusal.DAMAGED && TextForms.isDocument(text)
        ? new KeyRefusedException(KeyRefusal.RICH_TEXT)
        : refused;
  }

  /** What it is instead of a private key. */
  KeyRefusedException insteadOfAKey() {
    for (KeyRefusal first : List.of(KeyRefusal.DAMAGED, KeyRefusal.FORMAT_NOT_SUPPORTED)) {
      if (saw(first)) {
        return others.stream().filter(one -> one.refusal() == first).findFirst().orElseThrow();
      }
    }
    return others.isEmpty() ? UnreadableText.refusal(text) : others.get(0);
  }
}
