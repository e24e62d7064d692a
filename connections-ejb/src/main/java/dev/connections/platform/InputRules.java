package dev.connections.platform;

import dev.connections.console.FieldProblem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a line of text that a person typed means, and may hold. */
public final class InputRules {
  /** Narrower than RFC 6749 appendix A.1: no provider issues ids with blanks or quotes. */
  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*");

  private static final int LONGEST_CLIENT_ID = 100;

  private InputRules() {}

  /** What is wrong with a client ID: {@code EMPTY}, {@code TOO_LONG} or {@code MALFORMED}. */
  public static Optional<FieldProblem> clientId(String field, String typed) {
    String id = meant(typed);
    if (id.isEmpty()) {
      return Optional.of(new FieldProblem(field, "EMPTY", List.of()));
    }
    if (id.length() > LONGEST_CLIENT_ID) {
      return Optional.of(
          new FieldProblem(field, "TOO_LONG", List.of(String.valueOf(LONGEST_CLIENT_ID))));
    }
    return CLIENT_ID.matcher(id).matches()
        ? Optional.empty()
        : Optional.of(new FieldProblem(field, "MALFORMED", List.of()));
  }

  /** The client ID that was meant, or empty when it cannot be one. */
  public static String clientIdOrEmpty(String typed) {
    return clientId("", typed).isEmpty() ? meant(typed) : "";
  }

  /**
   * The id, domain, address or account that was meant, without what comes with copying: labels
   * beside it, quotation marks and brackets around it, the punctuation of a sentence, characters
   * that nobody sees, also in the middle. Every field for such a value goes through here, before
   * its rule is asked and before it is stored or compared. Empty for null.
   */
  public static String meant(String typed) {
    return CopiedText.meant(typed);
  }

  /**
   * As {@link #meant}, for an account or the ID of a key: people choose them, and {@code signing
   * key 2} is one.
   */
  public static String named(String typed) {
    return CopiedText.named(typed);
  }

  /** What a search means, without what comes with copying. Empty for null. */
  public static String sought(String typed) {
    return CopiedText.sought(typed);
  }

  /**
   * What is wrong with a text that has to be there: {@code EMPTY}, {@code TOO_LONG} ({0} is the
   * most characters) or {@code CONTROL_CHARACTERS}; empty when nothing is.
   *
   * @param typed null counts as empty
   */
  public static Optional<FieldProblem> needed(String field, String typed, int longest) {
    return stripped(typed).isEmpty()
        ? Optional.of(new FieldProblem(field, "EMPTY", List.of()))
        : optional(field, typed, longest);
  }

  /** As {@link #needed}, for a text that may be left out. */
  public static Optional<FieldProblem> optional(String field, String typed, int longest) {
    String text = stripped(typed);
    if (text.length() > longest) {
      return Optional.of(new FieldProblem(field, "TOO_LONG", List.of(String.valueOf(longest))));
    }
    return PlainText.hasUnseen(text.replaceAll("[\\n\\r\\t]", " "))
        ? Optional.of(new FieldProblem(field, "CONTROL_CHARACTERS", List.of()))
        : Optional.empty();
  }

  /** What {@link #needed} or {@link #optional} found, for a program; people read it in a bundle. */
  public static String sentence(FieldProblem problem) {
    return switch (problem.code()) {
      case "EMPTY" -> problem.field() + " is missing.";
      case "TOO_LONG" ->
          problem.field() + " has more than " + problem.details().get(0) + " characters.";
      default -> problem.field() + " holds characters that nobody sees.";
    };
  }

  /** Without blanks of any kind around it; null counts as empty. */
  public static String stripped(String typed) {
    String text = typed == null ? "" : typed;
    int start = 0;
    int end = text.length();
    // A pattern would try the end anew for each blank within.
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (start < end && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return Character.isSpaceChar(c) || " \t\n\u000B\f\r".indexOf(c) >= 0;
  }
}
