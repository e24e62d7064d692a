package dev.connections.secret;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import dev.connections.platform.ConfiguredDataSource;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The 256-bit keys that protect secrets at rest, as a JWK set (RFC 7517) of {@code oct} keys: the
 * first encrypts, all decrypt. To rotate over several nodes: add the new key as second on all,
 * promote it, encrypt again, remove the old one.
 */
public final class SecretKeys {
  private static final int BITS = 256;

  private final Map<String, OctetSequenceKey> byId;

  private SecretKeys(Map<String, OctetSequenceKey> byId) {
    this.byId = byId;
  }

  /**
   * Reads {@code connections.secrets.keys} or the file of {@code connections.secrets.keys-file}.
   * With neither, an H2 database gets a generated key in the data directory, which the first call
   * makes; any other database may be shared by nodes, so there the keys have to be configured.
   *
   * @throws SecretKeysException with one sentence for the operator
   */
  public static SecretKeys from(Settings settings) {
    Optional<String> inline = settings.given(Setting.SECRETS_KEYS);
    Optional<String> file = settings.given(Setting.SECRETS_KEYS_FILE);
    if (inline.isPresent() && file.isPresent()) {
      throw new SecretKeysException(
          "Both connections.secrets.keys and connections.secrets.keys-file are set; remove one.");
    }
    if (inline.isPresent()) {
      return parse(inline.get(), Setting.SECRETS_KEYS.key());
    }
    if (file.isPresent()) {
      return parse(read(file.get()), "The file of " + Setting.SECRETS_KEYS_FILE.key());
    }
    if (ConfiguredDataSource.isH2(settings)) {
      return SecretKeyFile.in(settings.text(Setting.DATA_DIRECTORY)).keys();
    }
    throw new SecretKeysException(
        "Keys for the stored secrets are missing: with a database other than H2 set"
            + " connections.secrets.keys or connections.secrets.keys-file to a JWK set of 256-bit"
            + " keys, the same on every node.");
  }

  /**
   * The file that {@link #from} would make a key in, if it would: empty when keys are configured,
   * are there already, or have to be configured.
   */
  static Optional<Path> missingGeneratedFile(Settings settings) {
    boolean configured =
        settings.given(Setting.SECRETS_KEYS).isPresent()
            || settings.given(Setting.SECRETS_KEYS_FILE).isPresent();
    if (configured || !ConfiguredDataSource.isH2(settings)) {
      return Optional.empty();
    }
    return SecretKeyFile.missingIn(settings.text(Setting.DATA_DIRECTORY));
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException | InvalidPathException unreadable) {
      throw new SecretKeysException(
          "The file of connections.secrets.keys-file cannot be read: "
              + file
              + "; check that it is there, is UTF-8 text, and that this process may read it.");
    }
  }

  /**
   * @param origin names the setting or file in the sentence. The parser's own words are dropped,
   *     since they may quote the text.
   */
  static SecretKeys parse(String json, String origin) {
    List<JWK> keys;
    try {
      keys = JWKSet.parse(json).getKeys();
    } catch (ParseException | IllegalArgumentException malformed) {
      throw new SecretKeysException(
          origin + " is not a JWK set such as {\"keys\":[{\"kty\":\"oct\",\"kid\":..,\"k\":..}]}.");
    }
    if (keys.isEmpty()) {
      throw new SecretKeysException(origin + " holds no key; it needs one or more of kind oct.");
    }
    Map<String, OctetSequenceKey> byId = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      OctetSequenceKey key = checked(keys.get(i), i + 1, origin);
      if (byId.put(key.getKeyID(), key) != null) {
        throw new SecretKeysException(origin + " holds two keys with the same kid.");
      }
    }
    return new SecretKeys(byId);
  }

  private static OctetSequenceKey checked(JWK key, int position, String origin) {
    if (!(key instanceof OctetSequenceKey secret)) {
      throw new SecretKeysException(
          "Key " + position + " of " + within(origin) + " has to be of kind oct.");
    }
    if (secret.size() != BITS) {
      throw new SecretKeysException(
          "Key " + position + " of " + within(origin) + " has to be 256 bits (32 bytes) long.");
    }
    if (secret.getKeyID() == null || secret.getKeyID().isBlank()) {
      throw new SecretKeysException("Key " + position + " of " + within(origin) + " needs a kid.");
    }
    return secret;
  }

  private static String within(String origin) {
    return origin.startsWith("The ") ? "t" + origin.substring(1) : origin;
  }

  /** The key that encrypts. */
  OctetSequenceKey first() {
    return byId.values().iterator().next();
  }

  Iterable<OctetSequenceKey> all() {
    return byId.values();
  }

  /** Ids only. */
  @Override
  public String toString() {
    return "secret keys " + byId.keySet();
  }
}
