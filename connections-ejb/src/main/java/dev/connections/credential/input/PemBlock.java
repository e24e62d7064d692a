package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * One block of PEM (RFC 7468), read leniently: any line breaks or none, indentation, quotation
 * marks, JSON escapes, mail quotes, and dashes that a word processor made longer.
 *
 * @param label such as {@code RSA PRIVATE KEY}
 * @param cipher from the {@code DEK-Info} header (RFC 1421 section 4.6.1.3) of traditional
 *     encryption, or null
 * @param vector the initialization vector of that header in hexadecimal, or null
 * @param body Base64 and nothing else
 */
record PemBlock(String label, String cipher, String vector, String body) {
  // The possessive quantifiers keep a text of dashes alone from costing quadratic time.
  private static final Pattern BEGIN =
      Pattern.compile("(?<!-)-{2,}+\\s*+BEGIN\\s++([A-Z0-9](?:[A-Z0-9 ]{0,60}[A-Z0-9])?)\\s*+--++");
  private static final Pattern END = Pattern.compile("(?<!-)-{2,}+\\s*+END\\s");
  private static final Pattern DEK =
      Pattern.compile("DEK-Info:\\s*+([A-Za-z0-9-]++)\\s*+,\\s*+([0-9A-Fa-f]++)");
  private static final Pattern HEADERS =
      Pattern.compile("Proc-Type:\\s*+4\\s*+,\\s*+ENCRYPTED|(?m)^[A-Za-z][A-Za-z-]*+: .*$");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]*+={0,2}");

  /** Lines of source code put together by an operator. */
  private static final Pattern JOINT = Pattern.compile("[\"']\\s*+[+.&]\\s*+[\"']");

  /** What copying and quoting leave between the characters. */
  private static final Pattern LEFT_OVER = Pattern.compile("[\\s\"'`>,;]");

  private static final int MOST_ESCAPES = 8;

  /** The complete blocks; a private key without its end counts as damage. */
  static List<PemBlock> in(String text) throws KeyRefusedException {
    String plain = unescaped(PastedText.withoutTypography(text));
    List<PemBlock> blocks = new ArrayList<>();
    Matcher begin = BEGIN.matcher(plain);
    boolean more = begin.find();
    while (more) {
      String label = begin.group(1).replaceAll(" +", " ");
      int start = begin.end();
      more = begin.find();
      String rest = plain.substring(start, more ? begin.start() : plain.length());
      Matcher end = END.matcher(rest);
      if (end.find()) {
        blocks.add(of(label, rest.substring(0, end.start())));
      } else if (label.contains("PRIVATE KEY")) {
        throw new KeyRefusedException(KeyRefusal.DAMAGED);
      }
    }
    return blocks;
  }

  private static String unescaped(String text) {
    String plain = text;
    for (int i = 0; i < MOST_ESCAPES && plain.indexOf('\\') >= 0; i++) {
      plain = EscapedText.unescape(plain);
    }
    return plain;
  }

  private static PemBlock of(String label, String content) {
    Matcher dek = DEK.matcher(content);
    boolean encrypted = dek.find();
    String cipher = encrypted ? dek.group(1) : null;
    String vector = encrypted ? dek.group(2) : null;
    String body = HEADERS.matcher(dek.replaceFirst("")).replaceAll("");
    String joined = JOINT.matcher(body).replaceAll("");
    return new PemBlock(label, cipher, vector, LEFT_OVER.matcher(joined).replaceAll(""));
  }

  /** The DER; the caller wipes it. */
  byte[] content() throws KeyRefusedException {
    return base64(body);
  }

  /**
   * What this product reads has to be whole.
   *
   * @throws KeyRefusedException DAMAGED
   */
  void require() throws KeyRefusedException {
    if (!isForeign() && !isSettings() && !isFile()) {
      byte[] content = content();
      try {
        if (cipher == null) {
          DerKey.decode(content);
        }
      } finally {
        Arrays.fill(content, (byte) 0);
      }
    }
  }

  /** OpenSSH's, SSH's and OpenPGP's own formats, of which only the frame is PEM. */
  boolean isForeign() {
    return label.startsWith("OPENSSH") || label.startsWith("PGP") || label.startsWith("SSH2");
  }

  KeyRefusedException foreign() {
    if (label.contains("PUBLIC")) {
      return new KeyRefusedException(KeyRefusal.PUBLIC_KEY);
    }
    return label.startsWith("PGP")
        ? new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, "OpenPGP")
        : new KeyRefusedException(KeyRefusal.OPENSSH_KEY);
  }

  /** SEC1 keys may name their curve in a block of its own only; null for none. */
  static ASN1ObjectIdentifier curve(List<PemBlock> blocks) throws KeyRefusedException {
    for (PemBlock block : blocks) {
      if (block.label().equals("EC PARAMETERS")
          && DerKey.decode(block.content()) instanceof ASN1ObjectIdentifier named) {
        return named;
      }
    }
    return null;
  }

  /** Those of a curve are a name, which a key may need; others are no key's. */
  boolean isSettings() {
    return label.endsWith("PARAMETERS");
  }

  boolean isKey() {
    return label.endsWith("KEY");
  }

  /** A request that is cut off is one all the same, and no key either. */
  KeyRefusedException other() {
    if (label.endsWith("CERTIFICATE REQUEST")) {
      return new KeyRefusedException(KeyRefusal.CERTIFICATE_REQUEST);
    }
    return new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, KeyNames.shown(label));
  }

  /** Whatever a person uploaded: the console writes these lines around what is no text. */
  boolean isFile() {
    return label.equals("DER");
  }

  boolean isCertificate() {
    return label.endsWith("CERTIFICATE");
  }

  /** In either alphabet, with padding or without. */
  static byte[] base64(String text) throws KeyRefusedException {
    if (text.isEmpty() || !BASE64.matcher(text).matches()) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
    try {
      return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException cutOff) {
      throw new KeyRefusedException(KeyRefusal.DAMAGED);
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return label;
  }
}
