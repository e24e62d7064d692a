package dev.connections.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What pages name of the bundles. */
public final class PageTexts {
  private PageTexts() {}

  /**
   * The keys that pages name of a bundle and that it does not have.
   *
   * @param variable the name of the bundle in faces-config.xml
   */
  public static List<String> missing(String variable, ResourceBundle bundle) {
    Pattern named = Pattern.compile(variable + "\\['([A-Za-z_.0-9]+)'\\]");
    try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
      return files
          .filter(file -> file.toString().endsWith(".xhtml"))
          .flatMap(page -> named.matcher(read(page)).results().toList().stream())
          .map(found -> found.group(1))
          .filter(key -> !bundle.containsKey(key))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
