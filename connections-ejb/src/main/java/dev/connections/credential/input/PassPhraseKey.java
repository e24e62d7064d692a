package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Derives a key from a pass phrase with PBKDF2 (RFC 8018) or scrypt (RFC 7914). The cost stands in
 * the file, so whoever wrote the file chooses it: costs beyond what tools write are refused.
 */
final class PassPhraseKey {
  /** About three times OWASP's figure for PBKDF2 with SHA-256; some seconds of work. */
  static final int MOST_ITERATIONS = 2_000_000;

  /** N * r * p; 128 times as many bytes are the most memory, here 64 MiB. OpenSSL writes 2^17. */
  static final long MOST_SCRYPT_COST = 1 << 19;

  static final int MOST_SALT = 1024;

  private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> PSEUDO_RANDOM =
      Map.of(
          PKCSObjectIdentifiers.id_hmacWithSHA1, SHA1Digest::new,
          PKCSObjectIdentifiers.id_hmacWithSHA224, SHA224Digest::new,
          PKCSObjectIdentifiers.id_hmacWithSHA256, SHA256Digest::new,
          PKCSObjectIdentifiers.id_hmacWithSHA384, SHA384Digest::new,
          PKCSObjectIdentifiers.id_hmacWithSHA512, SHA512Digest::new);

  private interface Derivation {
    KeyParameter key(byte[] passPhrase);
  }

  private final Derivation derivation;

  private PassPhraseKey(Derivation derivation) {
    this.derivation = derivation;
  }

  static PassPhraseKey of(KeyDerivationFunc function, int bits) throws KeyRefusedException {
    ASN1ObjectIdentifier id = function.getAlgorithm();
    if (PKCSObjectIdentifiers.id_PBKDF2.equals(id)) {
      return pbkdf2(PBKDF2Params.getInstance(function.getParameters()), bits);
    }
    if (MiscObjectIdentifiers.id_scrypt.equals(id)) {
      return scrypt(ScryptParams.getInstance(function.getParameters()), bits);
    }
    throw notSupported("key derivation " + id.getId());
  }

  private static PassPhraseKey pbkdf2(PBKDF2Params parameters, int bits)
      throws KeyRefusedException {
    Supplier<Digest> digest = PSEUDO_RANDOM.get(parameters.getPrf().getAlgorithm());
    if (digest == null) {
      throw notSupported("PBKDF2 with " + parameters.getPrf().getAlgorithm().getId());
    }
    BigInteger count = parameters.getIterationCount();
    if (count.signum() <= 0) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    if (count.compareTo(BigInteger.valueOf(MOST_ITERATIONS)) > 0) {
      throw notSupported("PBKDF2 with " + count + " iterations");
    }
    checkLengths(parameters.getKeyLength(), bits, parameters.getSalt());
    return new PassPhraseKey(
        passPhrase -> {
          PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(digest.get());
          generator.init(passPhrase, parameters.getSalt(), count.intValue());
          return (KeyParameter) generator.generateDerivedParameters(bits);
        });
  }

  private static PassPhraseKey scrypt(ScryptParams parameters, int bits)
      throws KeyRefusedException {
    BigInteger n = parameters.getCostParameter();
    BigInteger r = parameters.getBlockSize();
    BigInteger p = parameters.getParallelizationParameter();
    if (n.compareTo(BigInteger.TWO) < 0
        || n.bitCount() != 1
        || r.signum() <= 0
        || p.signum() <= 0) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    if (n.multiply(r).multiply(p).compareTo(BigInteger.valueOf(MOST_SCRYPT_COST)) > 0) {
      throw notSupported("scrypt with N=" + n + ", r=" + r + ", p=" + p);
    }
    checkLengths(parameters.getKeyLength(), bits, parameters.getSalt());
    return new PassPhraseKey(
        passPhrase ->
            new KeyParameter(
                SCrypt.generate(
                    passPhrase,
                    parameters.getSalt(),
                    n.intValue(),
                    r.intValue(),
                    p.intValue(),
                    bits / 8)));
  }

  private static void checkLengths(BigInteger keyBytes, int bits, byte[] salt)
      throws KeyRefusedException {
    if (keyBytes != null && !keyBytes.equals(BigInteger.valueOf(bits / 8))
        || salt.length > MOST_SALT) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
  }

  private static KeyRefusedException notSupported(String what) {
    return new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, KeyNames.shown(what));
  }

  KeyParameter derive(char[] passPhrase) {
    byte[] utf8 = PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(passPhrase);
    try {
      return derivation.key(utf8);
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
  }
}
