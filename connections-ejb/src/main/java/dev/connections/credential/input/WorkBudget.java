package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.math.BigInteger;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * The work that one input may cause, however many fields, files and parts it has: opening what is
 * encrypted, and finding what an RSA key left out. The cost of a part stands in the input, so
 * whoever wrote it chooses it: each part is charged before any work is done. Bouncy Castle's own
 * bounds hold for a part alone, and can be changed for the whole process only.
 *
 * <p>A unit is an iteration of PKCS#12's derivation with SHA-1, 0.2 to 0.3 microseconds. The
 * dearest file that is usual is Bouncy Castle 1.86's with 4,200,000, of which 1,200,000 come again
 * where an empty pass phrase is meant the other way.
 */
final class WorkBudget {
  static final long MOST_UNITS = 6_000_000;

  /** 128 times as many bytes are the memory that scrypt takes, here 32 MiB. OpenSSL: 2^17. */
  static final long MOST_SCRYPT_BLOCKS = 1 << 18;

  private static final int SCRYPT_UNITS = 3;

  /** What a lane of scrypt costs beside its rounds. */
  private static final int SCRYPT_LANE_UNITS = 27;

  /** Of one power modulo a number of 1024 bits; the time grows with the third power of the bits. */
  private static final long POWER_UNITS = 1_400;

  private static final int POWER_BITS = 1024;

  /** In bytes, where the input leaves it to the cipher. */
  private static final BigInteger LONGEST_KEY = BigInteger.valueOf(32);

  private static final int LEAST_OUTPUT = 20;

  /** How many bytes an iteration of PBKDF2 yields with the usual functions. */
  private static final Map<ASN1ObjectIdentifier, Integer> OUTPUT =
      Map.of(
          PKCSObjectIdentifiers.id_hmacWithSHA224, 28,
          PKCSObjectIdentifiers.id_hmacWithSHA256, 32,
          PKCSObjectIdentifiers.id_hmacWithSHA384, 48,
          PKCSObjectIdentifiers.id_hmacWithSHA512, 64);

  private BigInteger left = BigInteger.valueOf(MOST_UNITS);

  /**
   * @throws KeyRefusedException FORMAT_NOT_SUPPORTED when the work would be too much or cannot be
   *     told
   */
  void charge(AlgorithmIdentifier encryption) throws KeyRefusedException {
    ASN1ObjectIdentifier id = encryption.getAlgorithm();
    ASN1Encodable parameters = encryption.getParameters();
    if (id.on(PKCSObjectIdentifiers.pkcs_12PbeIds)) {
      // Each block of the key and of the vector is derived anew.
      boolean three = PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC.equals(id);
      charge("PKCS#12", PKCS12PBEParams.getInstance(parameters).getIterations(), three ? 3 : 2);
    } else if (PKCSObjectIdentifiers.id_PBES2.equals(id)) {
      var derivation = PBES2Parameters.getInstance(parameters).getKeyDerivationFunc();
      chargeDerivation(derivation.getAlgorithm(), derivation.getParameters());
    } else if (id.on(PKCSObjectIdentifiers.pkcs_5)) {
      charge("PBES1", PBEParameter.getInstance(parameters).getIterationCount(), 2);
    } else {
      throw notSupported("encryption " + id.getId());
    }
  }

  /** As {@link #charge(AlgorithmIdentifier)}, for the check of a PKCS#12 file. */
  void charge(MacData mac) throws KeyRefusedException {
    AlgorithmIdentifier algorithm = mac.getMac().getAlgorithmId();
    if (PKCSObjectIdentifiers.id_PBMAC1.equals(algorithm.getAlgorithm())) {
      var derivation = PBMAC1Params.getInstance(algorithm.getParameters()).getKeyDerivationFunc();
      chargeDerivation(derivation.getAlgorithm(), derivation.getParameters());
    } else {
      require(algorithm.getAlgorithm(), OIWObjectIdentifiers.idSHA1, "PKCS#12");
      boolean sha1 = OIWObjectIdentifiers.idSHA1.equals(algorithm.getAlgorithm());
      charge("PKCS#12", mac.getIterationCount(), sha1 ? 1 : 2);
    }
  }

  /**
   * An iteration costs much the same with every SHA; with others that Bouncy Castle knows it takes
   * up to thirty times as long.
   *
   * @param other than NIST's, where the functions of SHA are as well
   */
  private static void require(
      ASN1ObjectIdentifier function, ASN1ObjectIdentifier other, String scheme)
      throws KeyRefusedException {
    if (!function.on(NISTObjectIdentifiers.hashAlgs)
        && !function.on(other)
        && !function.equals(other)) {
      throw notSupported(scheme + " with " + function.getId());
    }
  }

  private void chargeDerivation(ASN1ObjectIdentifier id, ASN1Encodable parameters)
      throws KeyRefusedException {
    if (PKCSObjectIdentifiers.id_PBKDF2.equals(id)) {
      PBKDF2Params pbkdf2 = PBKDF2Params.getInstance(parameters);
      ASN1ObjectIdentifier function = pbkdf2.getPrf().getAlgorithm();
      require(function, PKCSObjectIdentifiers.digestAlgorithm, "PBKDF2");
      BigInteger bytes = pbkdf2.getKeyLength() == null ? LONGEST_KEY : pbkdf2.getKeyLength();
      BigInteger output = BigInteger.valueOf(OUTPUT.getOrDefault(function, LEAST_OUTPUT));
      BigInteger blocks = bytes.add(output).subtract(BigInteger.ONE).divide(output);
      int each = function.on(PKCSObjectIdentifiers.digestAlgorithm) ? 3 : 5;
      charge("PBKDF2", pbkdf2.getIterationCount(), blocks.multiply(BigInteger.valueOf(each)));
    } else if (MiscObjectIdentifiers.id_scrypt.equals(id)) {
      charge(ScryptParams.getInstance(parameters));
    } else {
      throw notSupported("key derivation " + id.getId());
    }
  }

  private void charge(ScryptParams scrypt) throws KeyRefusedException {
    BigInteger n = scrypt.getCostParameter();
    BigInteger r = scrypt.getBlockSize();
    BigInteger p = scrypt.getParallelizationParameter();
    if (n.bitCount() != 1 || r.signum() <= 0 || p.signum() <= 0) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    BigInteger lanes = r.multiply(p);
    BigInteger rounds = n.multiply(lanes).multiply(BigInteger.valueOf(SCRYPT_UNITS));
    BigInteger memory = n.multiply(r).add(lanes.shiftLeft(1));
    boolean most = memory.compareTo(BigInteger.valueOf(MOST_SCRYPT_BLOCKS + (1 << 12))) > 0;
    take(
        rounds.add(lanes.multiply(BigInteger.valueOf(SCRYPT_LANE_UNITS))),
        most,
        "scrypt with N=" + n + ", r=" + r + ", p=" + p);
  }

  /** For one power modulo a number of so many bits. */
  void chargePower(int bits) throws KeyRefusedException {
    long size = (bits + POWER_BITS - 1) / POWER_BITS;
    take(BigInteger.valueOf(size * size * size * POWER_UNITS), false, "RSA without its primes");
  }

  private void charge(String scheme, BigInteger iterations, int each) throws KeyRefusedException {
    charge(scheme, iterations, BigInteger.valueOf(each));
  }

  private void charge(String scheme, BigInteger iterations, BigInteger each)
      throws KeyRefusedException {
    if (iterations.signum() <= 0) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    take(iterations.multiply(each), false, scheme + " with " + iterations + " iterations");
  }

  private void take(BigInteger work, boolean tooMuch, String what) throws KeyRefusedException {
    if (work.signum() <= 0) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    if (tooMuch || work.compareTo(left) > 0) {
      throw notSupported(what);
    }
    left = left.subtract(work);
  }

  private static KeyRefusedException notSupported(String what) {
    return new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, KeyNames.shown(what));
  }
}
