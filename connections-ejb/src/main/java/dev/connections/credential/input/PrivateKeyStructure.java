package dev.connections.credential.input;

import com.nimbusds.jose.jwk.Curve;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.math.BigInteger;
import java.util.Map;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The three structures of a private key: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017), SEC1 (RFC 5915). */
final class PrivateKeyStructure {
  private static final Map<ASN1ObjectIdentifier, String> OTHER_KINDS =
      Map.of(
          EdECObjectIdentifiers.id_Ed25519, "Ed25519",
          EdECObjectIdentifiers.id_Ed448, "Ed448",
          EdECObjectIdentifiers.id_X25519, "X25519",
          EdECObjectIdentifiers.id_X448, "X448",
          X9ObjectIdentifiers.id_dsa, "DSA",
          X9ObjectIdentifiers.dhpublicnumber, "Diffie-Hellman",
          PKCSObjectIdentifiers.dhKeyAgreement, "Diffie-Hellman");

  private PrivateKeyStructure() {}

  static KeyNumbers pkcs8(ASN1Sequence structure, ASN1ObjectIdentifier curveBeside)
      throws KeyRefusedException {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(structure);
    ASN1ObjectIdentifier kind = info.getPrivateKeyAlgorithm().getAlgorithm();
    if (PKCSObjectIdentifiers.rsaEncryption.equals(kind)) {
      return pkcs1(sequence(info));
    }
    if (X9ObjectIdentifiers.id_ecPublicKey.equals(kind)) {
      ASN1Encodable parameters = info.getPrivateKeyAlgorithm().getParameters();
      ECPrivateKey inner = ECPrivateKey.getInstance(sequence(info));
      return ec(inner, parameters == null ? curveBeside : parameters, info.getPublicKeyData());
    }
    if (PKCSObjectIdentifiers.id_RSASSA_PSS.equals(kind)) {
      throw new KeyRefusedException(KeyRefusal.ALGORITHM_NOT_SUPPORTED, "RSASSA-PSS");
    }
    throw new KeyRefusedException(
        KeyRefusal.KEY_TYPE_NOT_SUPPORTED,
        KeyNames.shown(OTHER_KINDS.getOrDefault(kind, kind.getId())));
  }

  static KeyNumbers pkcs1(ASN1Sequence structure) throws KeyRefusedException {
    if (!ASN1Integer.getInstance(structure.getObjectAt(0)).hasValue(0)) {
      throw new KeyRefusedException(
          KeyRefusal.FORMAT_NOT_SUPPORTED, "RSA with more than two primes");
    }
    RSAPrivateKey key = RSAPrivateKey.getInstance(structure);
    return new RsaNumbers(
        key.getModulus(),
        key.getPublicExponent(),
        key.getPrivateExponent(),
        key.getPrime1(),
        key.getPrime2(),
        key.getExponent1(),
        key.getExponent2(),
        key.getCoefficient());
  }

  static KeyNumbers sec1(ASN1Sequence structure, ASN1ObjectIdentifier curveBeside)
      throws KeyRefusedException {
    return ec(ECPrivateKey.getInstance(structure), curveBeside, null);
  }

  /**
   * @param curve from outside of the key, or null; the key's own counts more
   * @param pointBeside the public point from outside of the key, or null
   */
  private static EcNumbers ec(ECPrivateKey key, ASN1Encodable curve, ASN1BitString pointBeside)
      throws KeyRefusedException {
    ASN1Encodable own = key.getParametersObject();
    ASN1Encodable parameters = own == null ? curve : own;
    if (parameters == null) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    if (!(parameters.toASN1Primitive() instanceof ASN1ObjectIdentifier name)) {
      throw new KeyRefusedException(KeyRefusal.CURVE_NOT_SUPPORTED, "explicit parameters");
    }
    if (curve != null && !curve.toASN1Primitive().equals(name)) {
      throw new KeyRefusedException(KeyRefusal.INCONSISTENT);
    }
    Curve named = EcNumbers.curve(name);
    ASN1BitString point = key.getPublicKey() == null ? pointBeside : key.getPublicKey();
    BigInteger d = key.getKey();
    return EcNumbers.of(named, d, point == null ? null : point.getOctets());
  }

  private static ASN1Sequence sequence(PrivateKeyInfo info) throws KeyRefusedException {
    if (DerKey.decode(info.getPrivateKey().getOctets()) instanceof ASN1Sequence sequence) {
      return sequence;
    }
    throw new KeyRefusedException(KeyRefusal.DAMAGED);
  }
}
