package dev.connections.credential.input;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/** Checks that the two halves of an EC key belong together: the point is d times the generator. */
final class EcNumbers {
  private EcNumbers() {}

  static Curve curve(String name) throws KeyRefusedException {
    for (Curve curve : new Curve[] {Curve.P_256, Curve.P_384, Curve.P_521}) {
      if (curve.getName().equals(name)) {
        return curve;
      }
    }
    throw new KeyRefusedException(KeyRefusal.CURVE_NOT_SUPPORTED, KeyNames.shown(name));
  }

  static Curve curve(ASN1ObjectIdentifier id) throws KeyRefusedException {
    for (Curve curve : new Curve[] {Curve.P_256, Curve.P_384, Curve.P_521}) {
      if (curve.getOID().equals(id.getId())) {
        return curve;
      }
    }
    String name = ECNamedCurveTable.getName(id);
    throw new KeyRefusedException(
        KeyRefusal.CURVE_NOT_SUPPORTED, KeyNames.shown(name == null ? id.getId() : name));
  }

  static ECKey check(Curve curve, BigInteger d, BigInteger x, BigInteger y)
      throws KeyRefusedException {
    ECPoint point = publicPoint(curve, d);
    if (!point.getAffineXCoord().toBigInteger().equals(x)
        || !point.getAffineYCoord().toBigInteger().equals(y)) {
      throw new KeyRefusedException(KeyRefusal.INCONSISTENT);
    }
    return key(curve, d, point);
  }

  /**
   * @param encoded the public point (SEC1 section 2.3.3) when the key brought it, or null
   */
  static ECKey check(Curve curve, BigInteger d, byte[] encoded) throws KeyRefusedException {
    ECPoint point = publicPoint(curve, d);
    if (encoded != null && !isEncoded(encoded, point)) {
      throw new KeyRefusedException(KeyRefusal.INCONSISTENT);
    }
    return key(curve, d, point);
  }

  private static boolean isEncoded(byte[] encoded, ECPoint point) {
    return Arrays.equals(encoded, point.getEncoded(false))
        || Arrays.equals(encoded, point.getEncoded(true));
  }

  private static ECPoint publicPoint(Curve curve, BigInteger d) throws KeyRefusedException {
    X9ECParameters parameters =
        CustomNamedCurves.getByOID(new ASN1ObjectIdentifier(curve.getOID()));
    if (d.signum() <= 0 || d.compareTo(parameters.getN()) >= 0) {
      throw new KeyRefusedException(KeyRefusal.INCONSISTENT);
    }
    return parameters.getG().multiply(d).normalize();
  }

  private static ECKey key(Curve curve, BigInteger d, ECPoint point) {
    int bits = point.getCurve().getFieldSize();
    return new ECKey.Builder(
            curve,
            ECKey.encodeCoordinate(bits, point.getAffineXCoord().toBigInteger()),
            ECKey.encodeCoordinate(bits, point.getAffineYCoord().toBigInteger()))
        .d(ECKey.encodeCoordinate(bits, d))
        .keyUse(KeyUse.SIGNATURE)
        .build();
  }
}
