package dev.connections.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.connections.console.FieldProblem;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Which passwords are accepted: length and being hard to guess, no rules of composition and no
 * expiry (NIST SP 800-63B, section 5.1.1.2; OWASP Authentication Cheat Sheet).
 */
final class PasswordRules {
  static final int SHORTEST = 12;
  static final int LONGEST = 128;

  /** zxcvbn: 10^8 guesses, which is what an attacker of the stored hash has to be held off by. */
  private static final int SAFELY_UNGUESSABLE = 3;

  private static final Zxcvbn STRENGTH = new Zxcvbn();

  private PasswordRules() {}

  /** What is wrong with a password for this person. */
  static Optional<FieldProblem> problem(char[] password, PersonName name) {
    int length = Character.codePointCount(password, 0, password.length);
    if (length == 0) {
      return refused("MISSING");
    }
    if (length < SHORTEST) {
      return refused("TOO_SHORT", String.valueOf(SHORTEST));
    }
    if (length > LONGEST) {
      return refused("TOO_LONG", String.valueOf(LONGEST));
    }
    List<String> near = List.of(name.text(), name.normalized(), "connections", "console");
    int score = STRENGTH.measure(CharBuffer.wrap(password), near).getScore();
    return score < SAFELY_UNGUESSABLE ? refused("GUESSABLE") : Optional.empty();
  }

  private static Optional<FieldProblem> refused(String code, String... details) {
    return Optional.of(new FieldProblem("password", code, List.of(details)));
  }
}
