package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import java.util.Map;

/** Files that are not read, known by their first four bytes. */
final class ForeignFile {
  private static final int JKS = 0xFEEDFEED;
  private static final int JCEKS = 0xCECECECE;

  private static final Map<Integer, String> NAMES =
      Map.of(
          0x504B0304, "ZIP or Word document",
          0xD0CF11E0, "Word document",
          0x25504446, "PDF",
          0x89504E47, "picture",
          0xFFD8FFE0, "picture");

  private ForeignFile() {}

  /** Null for what is none of them. */
  static KeyRefusedException of(byte[] bytes) {
    int start = 0;
    for (int i = 0; i < 4 && i < bytes.length; i++) {
      start = start << 8 | bytes[i] & 0xff;
    }
    if (start == JKS || start == JCEKS) {
      return new KeyRefusedException(KeyRefusal.JAVA_KEY_STORE);
    }
    String name = NAMES.get(start);
    return name == null ? null : new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, name);
  }
}
