package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.ClientSecret;
import dev.connections.platform.PlainText;
import java.time.Instant;
import java.util.regex.Pattern;

/** Reads the client secret that a person pastes. */
public final class ClientSecrets {
  /** Entra's have 40 characters; others are said to be longer, none that long. */
  static final int MOST_CHARACTERS = 512;

  /** RFC 6749, appendix A.2: VSCHAR, here without the blank, which no provider puts in. */
  private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7E]+");

  private ClientSecrets() {}

  /**
   * Takes away what copying adds, which no secret begins or ends with: blanks, line ends, invisible
   * characters, and one pair of quotation marks around it.
   *
   * @param value stays the caller's to wipe
   * @param endsAt as the provider's page shows it, or null
   * @throws KeyRefusedException when it is empty, too long, or holds what no secret holds
   */
  public static ClientSecret parse(char[] value, Instant endsAt) throws KeyRefusedException {
    if (value == null || value.length > 2 * MOST_CHARACTERS) {
      throw value == null ? new KeyRefusedException(KeyRefusal.SECRET_EMPTY) : tooLong();
    }
    String seen = PlainText.withoutFormat(String.valueOf(value));
    String text = seen.replace('\u00A0', ' ').strip();
    String secret = unquoted(text);
    if (secret.isEmpty()) {
      throw new KeyRefusedException(KeyRefusal.SECRET_EMPTY);
    }
    if (secret.length() > MOST_CHARACTERS) {
      throw tooLong();
    }
    if (!SECRET.matcher(secret).matches()) {
      throw new KeyRefusedException(KeyRefusal.SECRET_MALFORMED);
    }
    return new ClientSecret(secret, endsAt);
  }

  private static KeyRefusedException tooLong() {
    return new KeyRefusedException(KeyRefusal.SECRET_TOO_LONG, String.valueOf(MOST_CHARACTERS));
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() >= 2
            && (text.startsWith("\"") && text.endsWith("\"")
                || text.startsWith("'") && text.endsWith("'")
                || text.startsWith("\u201C") && text.endsWith("\u201D"));
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }
}
