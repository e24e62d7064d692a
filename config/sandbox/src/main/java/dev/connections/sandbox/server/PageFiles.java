package dev.connections.sandbox.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Style and script of every page here. */
public final class PageFiles {
  private static final Map<String, String> TYPES =
      Map.of("/sandbox.css", "text/css", "/sandbox.js", "text/javascript");

  private PageFiles() {}

  public static boolean isOne(String path) {
    return TYPES.containsKey(path);
  }

  public static Answer answer(String path) {
    try (InputStream in = PageFiles.class.getResourceAsStream(path.substring(1))) {
      return Answer.text(
          200, TYPES.get(path), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
