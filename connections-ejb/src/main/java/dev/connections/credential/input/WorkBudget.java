package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.math.BigInteger;
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
 * The work that the pass phrases of one input may cause, however many parts it has. The cost of a
 * part stands in the input, so whoever wrote it chooses it: each part is charged before any work is
 * done. Bouncy Castle's own bounds hold for a part alone, and can be changed for the whole process
 * only.
 */
final class WorkBudget {
  /** Bouncy Castle 1.86 writes PKCS#12 with 2,400,000 in all; one to four seconds. */
  static final long MOST_ITERATIONS = 3_000_000;

  /** N * r * p; 128 times as many bytes are the most memory, here 64 MiB. OpenSSL writes 2^17. */
  static final long MOST_SCRYPT_COST = 1 << 19;

  /** What one iteration of PBKDF2 with SHA-256 yields. */
  private static final long BLOCK_BYTES = 32;

  private BigInteger left = BigInteger.valueOf(MOST_ITERATIONS);

  /**
   * @throws KeyRefusedException FORMAT_NOT_SUPPORTED when the work would be too much or cannot be
   *     told
   */
  void charge(AlgorithmIdentifier encryption) throws KeyRefusedException {
    ASN1ObjectIdentifier id = encryption.getAlgorithm();
    ASN1Encodable parameters = encryption.getParameters();
    if (id.on(PKCSObjectIdentifiers.pkcs_12PbeIds)) {
      charge("PKCS#12", PKCS12PBEParams.getInstance(parameters).getIterations());
    } else if (PKCSObjectIdentifiers.id_PBES2.equals(id)) {
      var derivation = PBES2Parameters.getInstance(parameters).getKeyDerivationFunc();
      chargeDerivation(derivation.getAlgorithm(), derivation.getParameters());
    } else if (id.on(PKCSObjectIdentifiers.pkcs_5)) {
      charge("PBES1", PBEParameter.getInstance(parameters).getIterationCount());
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
      charge("PKCS#12", mac.getIterationCount());
    }
  }

  /**
   * An iteration costs about the same with every SHA; with others that Bouncy Castle knows it takes
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
      BigInteger bytes = pbkdf2.getKeyLength() == null ? BigInteger.ONE : pbkdf2.getKeyLength();
      BigInteger blocks = bytes.add(BigInteger.valueOf(BLOCK_BYTES - 1)).shiftRight(5);
      charge("PBKDF2", pbkdf2.getIterationCount().multiply(blocks));
    } else if (MiscObjectIdentifiers.id_scrypt.equals(id)) {
      charge(ScryptParams.getInstance(parameters));
    } else {
      throw notSupported("key derivation " + id.getId());
    }
  }

  /** A unit of N * r * p takes as long as an iteration. */
  private void charge(ScryptParams scrypt) throws KeyRefusedException {
    BigInteger n = scrypt.getCostParameter();
    BigInteger r = scrypt.getBlockSize();
    BigInteger p = scrypt.getParallelizationParameter();
    BigInteger cost = n.multiply(r).multiply(p);
    if (n.bitCount() != 1 || r.signum() <= 0 || p.signum() <= 0) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    boolean most = cost.compareTo(BigInteger.valueOf(MOST_SCRYPT_COST)) > 0;
    take(cost, most, "scrypt with N=" + n + ", r=" + r + ", p=" + p);
  }

  private void charge(String scheme, BigInteger iterations) throws KeyRefusedException {
    take(iterations, false, scheme + " with " + iterations + " iterations");
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
