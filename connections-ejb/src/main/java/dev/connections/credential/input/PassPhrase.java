package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.BadPaddingException;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.bc.BcPEMDecryptorProvider;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/**
 * The pass phrase that came with one input, and the {@link WorkBudget} of that input. Bouncy Castle
 * decrypts; what it says of a failure becomes a {@link KeyRefusal}.
 */
final class PassPhrase {
  /** Not registered: nothing else on the server is to compute with it. */
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  /**
   * RFC 7292, appendix B.1, makes two zero octets of an empty pass phrase; some tools make none.
   * One zero character stands for the former, since the derivation repeats the octets to fill a
   * block. HMAC fills its key with zeros too, so that PBKDF2 and scrypt take it for an empty one,
   * which Bouncy Castle refuses.
   */
  private static final char[] TWO_OCTETS = {0};

  private static final char[] NO_OCTETS = {};

  private final char[] text;
  private final boolean given;
  private final WorkBudget work;

  /**
   * @param text null or empty when there is none; stays the caller's to wipe
   */
  PassPhrase(char[] text) {
    this.given = text != null && text.length > 0;
    this.text = given ? text : null;
    this.work = new WorkBudget();
  }

  private PassPhrase(char[] empty, WorkBudget work) {
    this.text = empty;
    this.given = false;
    this.work = work;
  }

  WorkBudget work() {
    return work;
  }

  /** What a PKCS#12 file may have been made with, where no pass phrase may be an empty one. */
  List<PassPhrase> forPkcs12() {
    return given
        ? List.of(this)
        : List.of(new PassPhrase(TWO_OCTETS, work), new PassPhrase(NO_OCTETS, work));
  }

  /**
   * PKCS#8 and the parts of PKCS#12: PBES2 and PBES1 (RFC 8018), and PKCS#12's own (RFC 7292,
   * appendix C).
   *
   * @return the structure in DER; the caller wipes it
   */
  byte[] decrypt(AlgorithmIdentifier scheme, byte[] sealed) throws KeyRefusedException {
    work.charge(scheme);
    boolean own = scheme.getAlgorithm().on(PKCSObjectIdentifiers.pkcs_12PbeIds);
    char[] characters = required().length == 0 && !own ? TWO_OCTETS : text;
    try (InputStream clear =
        new JcePKCSPBEInputDecryptorProviderBuilder()
            .setProvider(BOUNCY_CASTLE)
            .build(characters)
            .get(scheme)
            .getInputStream(new ByteArrayInputStream(sealed))) {
      return plausible(clear.readAllBytes());
    } catch (OperatorCreationException unusable) {
      throw refusal(unusable, "encryption " + name(scheme));
    } catch (IOException undone) {
      throw undone.getCause() instanceof BadPaddingException
          ? wrong()
          : new KeyRefusedException(KeyRefusal.DAMAGED);
    }
  }

  /**
   * OpenSSL's older encryption of PKCS#1 and SEC1 keys: headers in the PEM block, key by one MD5.
   *
   * @return the structure in DER; the caller wipes it
   */
  byte[] decrypt(PemBlock block, byte[] sealed) throws KeyRefusedException {
    String cipher = block.cipher().toUpperCase(Locale.ROOT);
    try {
      byte[] vector = HexFormat.of().parseHex(block.vector());
      return plausible(new BcPEMDecryptorProvider(required()).get(cipher).decrypt(sealed, vector));
    } catch (PEMException undone) {
      if (undone.getCause() == null) {
        throw notSupported("cipher " + block.cipher());
      }
      throw undone.getCause() instanceof InvalidCipherTextException
          ? wrong()
          : new KeyRefusedException(KeyRefusal.DAMAGED);
    } catch (IllegalArgumentException oddVector) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
  }

  /**
   * @param contents of a PKCS#12 file
   * @return whether they were signed with this pass phrase
   */
  boolean fits(MacData mac, byte[] contents) throws KeyRefusedException {
    work.charge(mac);
    AlgorithmIdentifier algorithm = mac.getMac().getAlgorithmId();
    try {
      MacCalculator computed = calculator(mac, algorithm);
      try (OutputStream out = computed.getOutputStream()) {
        out.write(contents);
      }
      return MessageDigest.isEqual(computed.getMac(), mac.getMac().getDigest());
    } catch (OperatorCreationException unusable) {
      throw refusal(unusable, "PKCS#12 with " + algorithm.getAlgorithm().getId());
    } catch (IOException impossible) {
      throw new IllegalStateException("a MAC takes every octet", impossible);
    }
  }

  /** By RFC 9579, or by RFC 7292 with any digest. */
  private MacCalculator calculator(MacData mac, AlgorithmIdentifier algorithm)
      throws OperatorCreationException {
    if (PKCSObjectIdentifiers.id_PBMAC1.equals(algorithm.getAlgorithm())) {
      char[] characters = text.length == 0 ? TWO_OCTETS : text;
      return new JcePKCS12MacCalculatorBuilderProvider()
          .setProvider(BOUNCY_CASTLE)
          .get(algorithm)
          .build(characters);
    }
    var parameters = new PKCS12PBEParams(mac.getSalt(), mac.getIterationCount().intValueExact());
    return new BcPKCS12MacCalculatorBuilderProvider(BcDefaultDigestProvider.INSTANCE)
        .get(new AlgorithmIdentifier(algorithm.getAlgorithm(), parameters))
        .build(text);
  }

  private char[] required() throws KeyRefusedException {
    if (text == null) {
      throw wrong();
    }
    return text;
  }

  KeyRefusedException wrong() {
    return new KeyRefusedException(
        given ? KeyRefusal.PASS_PHRASE_WRONG : KeyRefusal.PASS_PHRASE_MISSING);
  }

  /** One wrong pass phrase in 256 leaves padding that happens to be right, but no structure. */
  private byte[] plausible(byte[] clear) throws KeyRefusedException {
    try {
      if (ASN1Primitive.fromByteArray(clear) instanceof ASN1Sequence) {
        return clear;
      }
    } catch (IOException | IllegalArgumentException | IllegalStateException noStructure) {
      Arrays.fill(clear, (byte) 0);
      throw wrong();
    }
    throw wrong();
  }

  /** An unknown cipher shows by a key of no length, for which the JDK has an IllegalArgument. */
  private static KeyRefusedException refusal(OperatorCreationException unusable, String what) {
    Throwable cause = unusable.getCause();
    boolean unknown =
        cause == null
            || cause instanceof NoSuchAlgorithmException
            || cause instanceof InvalidKeySpecException
            || cause instanceof IllegalArgumentException;
    return unknown ? notSupported(what) : new KeyRefusedException(KeyRefusal.DAMAGED);
  }

  private static String name(AlgorithmIdentifier scheme) {
    if (!PKCSObjectIdentifiers.id_PBES2.equals(scheme.getAlgorithm())) {
      return scheme.getAlgorithm().getId();
    }
    PBES2Parameters parts = PBES2Parameters.getInstance(scheme.getParameters());
    return "PBES2 with " + parts.getEncryptionScheme().getAlgorithm().getId();
  }

  private static KeyRefusedException notSupported(String what) {
    return new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, KeyNames.shown(what));
  }
}
