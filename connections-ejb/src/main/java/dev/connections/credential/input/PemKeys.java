package dev.connections.credential.input;

import com.nimbusds.jose.jwk.JWK;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Chooses the one private key among the blocks of a PEM file; certificates beside it are usual. */
final class PemKeys {
  private PemKeys() {}

  static JWK read(List<PemBlock> blocks, PassPhrase passPhrase) throws KeyRefusedException {
    List<PemBlock> keys = blocks.stream().filter(PemBlock::isPrivate).distinct().toList();
    if (keys.isEmpty()) {
      throw new KeyRefusedException(notPrivate(blocks));
    }
    if (keys.size() > 1) {
      throw new KeyRefusedException(KeyRefusal.SEVERAL_KEYS);
    }
    return read(keys.get(0), curve(blocks), passPhrase);
  }

  private static JWK read(PemBlock block, ASN1ObjectIdentifier curve, PassPhrase passPhrase)
      throws KeyRefusedException {
    refuseForeignFormats(block.label());
    byte[] der = block.content();
    try {
      if (block.cipher() == null) {
        return DerKey.read(der, passPhrase, curve);
      }
      byte[] clear = passPhrase.decrypt(block, der);
      try {
        return DerKey.read(clear, passPhrase, curve);
      } finally {
        Arrays.fill(clear, (byte) 0);
      }
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  private static void refuseForeignFormats(String label) throws KeyRefusedException {
    if (label.startsWith("OPENSSH")) {
      throw new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, "OpenSSH");
    }
    if (label.startsWith("PGP")) {
      throw new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, "OpenPGP");
    }
    if (label.startsWith("SSH2")) {
      throw new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, "SSH2");
    }
  }

  private static KeyRefusal notPrivate(List<PemBlock> blocks) throws KeyRefusedException {
    for (PemBlock block : blocks) {
      if (block.label().contains("CERTIFICATE")) {
        return KeyRefusal.CERTIFICATE;
      }
      if (block.label().contains("PUBLIC KEY")) {
        return KeyRefusal.PUBLIC_KEY;
      }
    }
    String label = blocks.get(0).label();
    if (label.endsWith("PARAMETERS")) {
      return KeyRefusal.DAMAGED;
    }
    throw new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, KeyNames.shown(label));
  }

  /** SEC1 keys may name their curve in a block of its own only. */
  private static ASN1ObjectIdentifier curve(List<PemBlock> blocks) throws KeyRefusedException {
    for (PemBlock block : blocks) {
      if (block.label().equals("EC PARAMETERS")
          && DerKey.decode(block.content()) instanceof ASN1ObjectIdentifier named) {
        return named;
      }
    }
    return null;
  }
}
