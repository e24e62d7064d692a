package dev.connections.capability;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.utils.JsonNodes;
import java.util.List;
import java.util.TreeSet;

/** What is wrong in the files of a catalog, each with file and line. */
final class Mistakes {
  private record Mistake(String file, int line, String text) implements Comparable<Mistake> {
    @Override
    public int compareTo(Mistake other) {
      int byFile = file.compareTo(other.file);
      int byLine = byFile == 0 ? Integer.compare(line, other.line) : byFile;
      return byLine == 0 ? text.compareTo(other.text) : byLine;
    }

    @Override
    public String toString() {
      return file + ", line " + line + ": " + text;
    }
  }

  private final TreeSet<Mistake> all = new TreeSet<>();

  void add(String file, JsonNode at, String text) {
    add(file, JsonNodes.tokenLocationOf(at), text);
  }

  void add(String file, JsonLocation at, String text) {
    all.add(new Mistake(file, at == null ? 1 : at.getLineNr(), text));
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** By file and line, such as {@code okta.json, line 12: there is no "okta.user.read".} */
  List<String> sentences() {
    return all.stream().map(Mistake::toString).toList();
  }
}
