package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.util.regex.Pattern;

/** Says the most helpful thing about text that holds neither JSON nor PEM keys. */
final class UnreadableText {
  private static final Pattern SSH_PUBLIC =
      Pattern.compile("(ssh-(rsa|dss|ed25519)|ecdsa-sha2-[a-z0-9]+)\\s+AAAA");
  private static final Pattern COMPACT_JWE =
      Pattern.compile("[\"']?eyJ[\\w-]+\\.[\\w-]*\\.[\\w-]+\\.[\\w-]+\\.[\\w-]+[\"']?");
  // Possessive, as in PemBlock: 64 KiB of dashes took two minutes without.
  private static final Pattern CUT_PEM =
      Pattern.compile("(?<!-)-{2,}+\\s*+(BEGIN|END)\\s++[A-Z0-9]");

  private UnreadableText() {}

  static KeyRefusedException refusal(String text) {
    if (text.contains("PuTTY-User-Key-File-")) {
      return new KeyRefusedException(KeyRefusal.PUTTY_KEY);
    }
    if (text.contains("<RSAKeyValue>")) {
      return new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, "XML");
    }
    if (SSH_PUBLIC.matcher(text).find()) {
      return new KeyRefusedException(KeyRefusal.PUBLIC_KEY);
    }
    if (COMPACT_JWE.matcher(text).matches()) {
      return new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, "JWE");
    }
    if (TextForms.isDocument(text)) {
      return new KeyRefusedException(KeyRefusal.RICH_TEXT);
    }
    boolean cut =
        text.startsWith("{")
            || text.startsWith("[{")
            || text.contains("\"kty\"")
            || CUT_PEM.matcher(PastedText.withoutTypography(text)).find();
    boolean json = !JsonKeys.objects(text).isEmpty() && !text.contains("\"kty\"");
    return new KeyRefusedException(cut && !json ? KeyRefusal.DAMAGED : KeyRefusal.NOT_A_KEY);
  }
}
