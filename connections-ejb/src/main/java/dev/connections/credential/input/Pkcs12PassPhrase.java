package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.util.Arrays;

/**
 * The pass phrase of one PKCS#12 file: opens its parts, by PBES2 or by the file's own older schemes
 * (RFC 7292, appendices B and C), with a bound on the work of all parts together.
 */
final class Pkcs12PassPhrase {
  /** Tools write 2,000 to 100,000 for each part; some seconds of work. */
  static final int MOST_ITERATIONS = 1_000_000;

  private static final ASN1ObjectIdentifier PBMAC1 =
      PKCSObjectIdentifiers.pkcs_5.branch("14").intern();

  private static final Map<ASN1ObjectIdentifier, Supplier<Digest>> DIGESTS =
      Map.of(
          OIWObjectIdentifiers.idSHA1, SHA1Digest::new,
          NISTObjectIdentifiers.id_sha224, SHA224Digest::new,
          NISTObjectIdentifiers.id_sha256, SHA256Digest::new,
          NISTObjectIdentifiers.id_sha384, SHA384Digest::new,
          NISTObjectIdentifiers.id_sha512, SHA512Digest::new);

  /** Of RFC 7292, appendix C, those that tools wrote for files: cipher and bits of its key. */
  private static final Map<ASN1ObjectIdentifier, Scheme> SCHEMES =
      Map.of(
          PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
          new Scheme(DESedeEngine::new, 192),
          PKCSObjectIdentifiers.pbeWithSHAAnd2_KeyTripleDES_CBC,
          new Scheme(DESedeEngine::new, 128),
          PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC2_CBC,
          new Scheme(RC2Engine::new, 128),
          PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC,
          new Scheme(RC2Engine::new, 40));

  private record Scheme(Supplier<BlockCipher> cipher, int bits) {}

  private final char[] text;
  private int iterations;

  private Pkcs12PassPhrase(char[] text) {
    this.text = text == null ? new char[0] : text;
  }

  /**
   * @param mac over the contents, or null for a file without
   * @throws KeyRefusedException when the pass phrase is missing or wrong
   */
  static Pkcs12PassPhrase checked(char[] text, MacData mac, byte[] contents)
      throws KeyRefusedException {
    Pkcs12PassPhrase passPhrase = new Pkcs12PassPhrase(text);
    // RFC 9579: newer than the files that people have; a wrong pass phrase shows at the first part.
    boolean checkable = mac != null && !PBMAC1.equals(digestOf(mac));
    if (checkable && !passPhrase.fits(mac, contents)) {
      throw new KeyRefusedException(
          passPhrase.text.length == 0
              ? KeyRefusal.PASS_PHRASE_MISSING
              : KeyRefusal.PASS_PHRASE_WRONG);
    }
    return passPhrase;
  }

  private static ASN1ObjectIdentifier digestOf(MacData mac) {
    return mac.getMac().getAlgorithmId().getAlgorithm();
  }

  private boolean fits(MacData mac, byte[] contents) throws KeyRefusedException {
    Supplier<Digest> digest = DIGESTS.get(digestOf(mac));
    if (digest == null) {
      throw notSupported(digestOf(mac));
    }
    PKCS12ParametersGenerator generator = generator(digest, mac.getSalt());
    generator.init(bytes(), mac.getSalt(), charge(mac.getIterationCount()));
    HMac computed = new HMac(digest.get());
    computed.init(generator.generateDerivedMacParameters(computed.getMacSize() * 8));
    computed.update(contents, 0, contents.length);
    byte[] result = new byte[computed.getMacSize()];
    computed.doFinal(result, 0);
    return Arrays.constantTimeAreEqual(result, mac.getMac().getDigest());
  }

  /** The clear text; the caller wipes it. */
  byte[] decrypt(AlgorithmIdentifier algorithm, byte[] sealed) throws KeyRefusedException {
    if (PKCSObjectIdentifiers.id_PBES2.equals(algorithm.getAlgorithm())) {
      PBES2Parameters parameters = PBES2Parameters.getInstance(algorithm.getParameters());
      charge(parameters.getKeyDerivationFunc());
      return EncryptedKey.decrypt(parameters, sealed, text);
    }
    Scheme scheme = SCHEMES.get(algorithm.getAlgorithm());
    if (scheme == null) {
      throw notSupported(algorithm.getAlgorithm());
    }
    PKCS12PBEParams parameters = PKCS12PBEParams.getInstance(algorithm.getParameters());
    PKCS12ParametersGenerator generator = generator(SHA1Digest::new, parameters.getIV());
    generator.init(bytes(), parameters.getIV(), charge(parameters.getIterations()));
    PaddedBufferedBlockCipher engine =
        new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(scheme.cipher().get()));
    int block = engine.getBlockSize() * 8;
    return EncryptedKey.decrypt(
        engine, generator.generateDerivedParameters(scheme.bits(), block), sealed);
  }

  private static PKCS12ParametersGenerator generator(Supplier<Digest> digest, byte[] salt)
      throws KeyRefusedException {
    if (salt.length > PassPhraseKey.MOST_SALT) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    return new PKCS12ParametersGenerator(digest.get());
  }

  /**
   * What {@link PassPhraseKey} will take for this part; N * r * p of scrypt takes about as long.
   */
  private void charge(KeyDerivationFunc function) throws KeyRefusedException {
    if (PKCSObjectIdentifiers.id_PBKDF2.equals(function.getAlgorithm())) {
      charge(PBKDF2Params.getInstance(function.getParameters()).getIterationCount());
    } else if (MiscObjectIdentifiers.id_scrypt.equals(function.getAlgorithm())) {
      ScryptParams cost = ScryptParams.getInstance(function.getParameters());
      charge(
          cost.getCostParameter()
              .multiply(cost.getBlockSize())
              .multiply(cost.getParallelizationParameter()));
    }
  }

  private int charge(BigInteger count) throws KeyRefusedException {
    if (count.signum() <= 0) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    if (count.compareTo(BigInteger.valueOf(MOST_ITERATIONS - iterations)) > 0) {
      throw new KeyRefusedException(
          KeyRefusal.FORMAT_NOT_SUPPORTED, KeyNames.shown("PKCS#12 with " + count + " iterations"));
    }
    iterations += count.intValue();
    return count.intValue();
  }

  /** Big-endian UTF-16 with a zero behind it: RFC 7292, appendix B.1. */
  private byte[] bytes() {
    return text.length == 0
        ? new byte[] {0, 0}
        : PBEParametersGenerator.PKCS12PasswordToBytes(text);
  }

  private static KeyRefusedException notSupported(ASN1ObjectIdentifier id) {
    return new KeyRefusedException(
        KeyRefusal.FORMAT_NOT_SUPPORTED, KeyNames.shown("PKCS#12 with " + id.getId()));
  }
}
