package dev.connections.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file of lines that is renamed before it grows too large, which log collectors follow. It is
 * opened for each line, so that another program may move it away, too. One thread at a time.
 */
final class RotatingFile {
  private final Path path;
  private final long largest;
  private final int kept;

  /**
   * @param largest how many bytes the file may have; a line that is longer gets a file of its own
   * @param kept how many renamed files stay beside it
   */
  RotatingFile(Path path, long largest, int kept) {
    this.path = path;
    this.largest = largest;
    this.kept = kept;
  }

  void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    // Asked first, since creating one that exists throws inside, for each line.
    if (!Files.isDirectory(path.getParent())) {
      Files.createDirectories(path.getParent());
    }
    if (Files.exists(path) && Files.size(path) + bytes.remaining() > largest) {
      rotate();
    }
    try (SeekableByteChannel file =
        Files.newByteChannel(
            path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), ownerOnly())) {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    }
  }

  private void rotate() throws IOException {
    for (int number = kept; number > 1; number--) {
      if (Files.exists(renamed(number - 1))) {
        move(renamed(number - 1), renamed(number));
      }
    }
    move(path, renamed(1));
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path renamed(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
