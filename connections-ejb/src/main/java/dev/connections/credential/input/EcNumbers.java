package dev.connections.credential.input;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
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

/**
 * The numbers of an EC key. Checks that its two halves belong together: the point is d times the
 * generator.
 *
 * @param x of the point that the key brought, or of the computed one; so is y
 */
record EcNumbers(Curve curve, BigInteger d, BigInteger x, BigInteger y) implements KeyNumbers {

  /**
   * @param encoded the public point (SEC1 section 2.3.3) when the key brought it, or null
   * @throws KeyRefusedException INCONSISTENT when the point is another key's
   */
  static EcNumbers of(Curve curve, BigInteger d, byte[] encoded) throws KeyRefusedException {
    ECPoint point = publicPoint(curve, d);
    if (encoded != null && !isEncoded(encoded, point)) {
      throw new KeyRefusedException(KeyRefusal.INCONSISTENT);
    }
    return new EcNumbers(
        curve, d, point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
  }

  static Curve curve(String name) throws KeyRefusedException {
    for (Curve curve : new Curve[] {Curve.P_256, Curve.P_384, Curve.P_521}) {
      if (curve.getName().equalsIgnoreCase(name)) {
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

  @Override
  public PublicHalf publicHalf() {
    return new PublicHalf(x, y);
  }

  @Override
  public String kind() {
    return "EC " + curve.getName();
  }

  @Override
  public JWK check(WorkBudget work) throws KeyRefusedException {
    ECPoint point = publicPoint(curve, d);
    if (!point.getAffineXCoord().toBigInteger().equals(x)
        || !point.getAffineYCoord().toBigInteger().equals(y)) {
      throw new KeyRefusedException(KeyRefusal.INCONSISTENT);
    }
    int bits = point.getCurve().getFieldSize();
    return new ECKey.Builder(
            curve, ECKey.encodeCoordinate(bits, x), ECKey.encodeCoordinate(bits, y))
        .d(ECKey.encodeCoordinate(bits, d))
        .keyUse(KeyUse.SIGNATURE)
        .build();
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

  /** Without the numbers. */
  @Override
  public String toString() {
    return kind();
  }
}
