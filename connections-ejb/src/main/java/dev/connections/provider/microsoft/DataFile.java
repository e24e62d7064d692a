package dev.connections.provider.microsoft;

import dev.connections.platform.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A JSON file that is part of this package. */
final class DataFile {
  private DataFile() {}

  /**
   * @throws IllegalStateException when it is not there or no JSON object
   */
  static Map<String, Object> read(String name) {
    try (InputStream file = DataFile.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return JsonText.object(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .orElseThrow(() -> new IllegalStateException(name + " is no JSON object"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
