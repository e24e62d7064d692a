package dev.connections.provider.microsoft;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
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
      return JSONObjectUtils.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (ParseException broken) {
      throw new IllegalStateException(name + " is no JSON object", broken);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
