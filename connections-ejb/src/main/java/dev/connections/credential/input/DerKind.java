package dev.connections.credential.input;

import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** What a structure in DER is, by its outermost parts: whatever its label or file name says. */
enum DerKind {
  PKCS8,
  ENCRYPTED_PKCS8,
  PKCS1,
  SEC1,
  DSA,
  PUBLIC_KEY,
  CERTIFICATE,
  CERTIFICATE_REQUEST,
  PKCS7,
  PKCS12,
  OTHER;

  static DerKind of(ASN1Primitive der) {
    if (!(der instanceof ASN1Sequence structure) || structure.size() == 0) {
      return OTHER;
    }
    if (is(structure, ASN1Integer.class, ASN1Sequence.class, ASN1OctetString.class)) {
      return PKCS8;
    }
    if (is(structure, ASN1Sequence.class, ASN1OctetString.class) && structure.size() == 2) {
      return ENCRYPTED_PKCS8;
    }
    if (allIntegers(structure)) {
      return ofIntegers(structure.size());
    }
    if (is(structure, ASN1Integer.class, ASN1OctetString.class)) {
      return SEC1;
    }
    if (is(structure, ASN1Sequence.class, ASN1BitString.class)) {
      return PUBLIC_KEY;
    }
    if (is(structure, ASN1Sequence.class, ASN1Sequence.class, ASN1BitString.class)) {
      return isRequest((ASN1Sequence) part(structure, 0)) ? CERTIFICATE_REQUEST : CERTIFICATE;
    }
    return ofContents(structure);
  }

  /** RFC 2986, section 4: the key is the third part, where a certificate has its issuer. */
  private static boolean isRequest(ASN1Sequence signed) {
    return is(signed, ASN1Integer.class, ASN1Sequence.class, ASN1Sequence.class)
        && is((ASN1Sequence) part(signed, 2), ASN1Sequence.class, ASN1BitString.class);
  }

  private static DerKind ofIntegers(int parts) {
    return switch (parts) {
      case 2 -> PUBLIC_KEY;
      case 6 -> DSA;
      default -> parts >= 9 ? PKCS1 : OTHER;
    };
  }

  /** A kind and its content, or a version before them: RFC 5652, section 3; RFC 7292, section 4. */
  private static DerKind ofContents(ASN1Sequence structure) {
    if (isContent(structure)) {
      return PKCS7;
    }
    return is(structure, ASN1Integer.class, ASN1Sequence.class)
            && structure.size() <= 3
            && isContent((ASN1Sequence) part(structure, 1))
        ? PKCS12
        : OTHER;
  }

  private static boolean isContent(ASN1Sequence structure) {
    return structure.size() == 2
        && part(structure, 0) instanceof ASN1ObjectIdentifier kind
        && kind.on(PKCSObjectIdentifiers.pkcs_7);
  }

  private static boolean is(ASN1Sequence structure, Class<?>... first) {
    return structure.size() >= first.length
        && IntStream.range(0, first.length).allMatch(i -> first[i].isInstance(part(structure, i)));
  }

  private static boolean allIntegers(ASN1Sequence structure) {
    return IntStream.range(0, structure.size())
        .allMatch(i -> part(structure, i) instanceof ASN1Integer);
  }

  private static ASN1Primitive part(ASN1Sequence structure, int at) {
    ASN1Encodable part = structure.getObjectAt(at);
    return part.toASN1Primitive();
  }
}
