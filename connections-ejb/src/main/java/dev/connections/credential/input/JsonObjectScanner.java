package dev.connections.credential.input;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the outermost {@code {...}} out of a text by counting braces outside of strings. A parser of
 * JSON cannot do it: what is pasted may have to be mended before it is JSON, and stands in any
 * text.
 */
final class JsonObjectScanner {
  /** A text full of unclosed braces must not cost a scan for each of them. */
  private static final int MOST_FALSE_STARTS = 20;

  /** Okta keeps up to 50 keys for an application; a set stands in one object. */
  private static final int MOST_OBJECTS = 200;

  private JsonObjectScanner() {}

  static List<String> scan(String text) {
    List<String> objects = new ArrayList<>();
    int falseStarts = 0;
    int start = text.indexOf('{');
    while (start >= 0 && falseStarts < MOST_FALSE_STARTS && objects.size() < MOST_OBJECTS) {
      int end = end(text, start);
      if (end < 0) {
        falseStarts++;
        start = text.indexOf('{', start + 1);
      } else {
        objects.add(text.substring(start, end));
        start = text.indexOf('{', end);
      }
    }
    return objects;
  }

  private static int end(String text, int start) {
    int depth = 0;
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
