package dev.connections.capability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One file of the catalog.
 *
 * @param name as people know it: the bare name of one that came with the product, the path of an
 *     operator's
 */
record CatalogFile(String name, String text) {
  /**
   * Names the files that are packed into the application, since a folder there cannot be listed.
   */
  private static final String SHIPPED = "shipped.txt";

  static final String SCHEMA = "catalog.schema.json";

  /**
   * Those that came with the product, then those of the operator's folder by their names; one of
   * the same name replaces the one that came with the product.
   *
   * @param folder or null
   * @throws UncheckedIOException when the folder cannot be read
   */
  static Collection<CatalogFile> all(Path folder) {
    Map<String, CatalogFile> byName = new LinkedHashMap<>();
    shipped(SHIPPED).text().lines().forEach(name -> byName.put(name, shipped(name)));
    if (folder != null) {
      try (Stream<Path> paths = Files.list(folder)) {
        paths
            .filter(path -> path.toString().endsWith(".json"))
            .filter(path -> !path.getFileName().toString().equals(SCHEMA))
            .sorted()
            .forEach(path -> byName.put(path.getFileName().toString(), read(path)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return byName.values();
  }

  private static CatalogFile read(Path path) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      // Some editors of Windows begin a file with a mark that is no JSON (RFC 8259, section 8.1).
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new CatalogFile(path.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static CatalogFile shipped(String name) {
    try (InputStream in = CatalogFile.class.getResourceAsStream("/catalog/" + name)) {
      return new CatalogFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
