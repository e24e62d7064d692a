package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;

/** Java key stores, known by their first four bytes. */
final class KeyStoreFile {
  private KeyStoreFile() {}

  static void refuse(byte[] bytes) throws KeyRefusedException {
    if (bytes.length >= 4) {
      int magic =
          (bytes[0] & 0xff) << 24
              | (bytes[1] & 0xff) << 16
              | (bytes[2] & 0xff) << 8
              | (bytes[3] & 0xff);
      if (magic == 0xFEEDFEED || magic == 0xCECECECE) {
        throw new KeyRefusedException(KeyRefusal.FORMAT_NOT_SUPPORTED, "Java key store");
      }
    }
  }
}
