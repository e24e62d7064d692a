package dev.connections.credential.input;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The inputs of a fuzz test: those that are kept beside it, and, on a machine on which it ran, all
 * those by which it got further.
 */
public final class FuzzInputs {
  private static final Path FOUND = Path.of(".cifuzz-corpus");

  private FuzzInputs() {}

  /**
   * @param beside a class of its package
   * @param fuzzTest the simple name of its class, whose method is {@code parse}
   */
  public static List<Path> of(Class<?> beside, String fuzzTest)
      throws IOException, URISyntaxException {
    Path kept = Path.of(beside.getResource(fuzzTest + "Inputs/parse").toURI());
    Path found = FOUND.resolve(beside.getPackageName() + "." + fuzzTest).resolve("parse");
    try (Stream<Path> files = Stream.concat(Files.list(kept), list(found))) {
      return files.sorted().toList();
    }
  }

  private static Stream<Path> list(Path folder) throws IOException {
    return Files.isDirectory(folder) ? Files.list(folder) : Stream.empty();
  }
}
