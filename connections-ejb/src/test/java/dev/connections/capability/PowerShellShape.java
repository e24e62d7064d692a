package dev.connections.capability;

import java.util.ArrayDeque;
import java.util.Deque;

/** Whether the quotes and brackets of a PowerShell script fit: what a slip of ours would break. */
final class PowerShellShape {
  private PowerShellShape() {}

  /** Empty when there is none. Knows quotes, comments and subexpressions, no here-strings. */
  static String mistakeIn(String script) {
    Deque<Character> open = new ArrayDeque<>();
    for (int i = 0; i < script.length(); i++) {
      char c = script.charAt(i);
      boolean inText = !open.isEmpty() && open.peek() == '"';
      if (inText && c != '"' && !script.startsWith("$(", i)) {
        continue;
      }
      switch (c) {
        case '#' -> i = end(script, i);
        case '\'' -> {
          int close = script.indexOf('\'', i + 1);
          if (close < 0) {
            return "a quote at " + i + " is never closed";
          }
          i = close;
        }
        case '"' -> {
          if (inText) {
            open.pop();
          } else {
            open.push('"');
          }
        }
        case '(', '{', '[' -> open.push(c);
        case '$' -> {
          if (inText) {
            open.push('(');
            i++;
          }
        }
        case ')', '}', ']' -> {
          if (open.isEmpty() || open.pop() != "({[".charAt(")}]".indexOf(c))) {
            return "a bracket at " + i + " closes nothing";
          }
        }
        default -> {
          // Nothing that opens or closes.
        }
      }
    }
    return open.isEmpty() ? "" : open.peek() + " is never closed";
  }

  private static int end(String script, int from) {
    int newline = script.indexOf('\n', from);
    return newline < 0 ? script.length() : newline;
  }
}
