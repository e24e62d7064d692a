package dev.connections.launcher;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of the database file, the keys, the set-up token and the logs: its owner's alone. */
final class DataDirectory {
  private DataDirectory() {}

  /**
   * @return the folder, absolute
   * @throws StartException when it cannot be made or written to
   */
  static Path make(String name) throws StartException {
    Path directory = Path.of(name).toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(directory);
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
      }
      Files.createDirectories(directory.resolve("logs"));
      Files.delete(Files.createTempFile(directory, ".writable-", ""));
      return directory;
    } catch (FileAlreadyExistsException e) {
      throw new StartException(
          "The data directory "
              + directory
              + " cannot be used because "
              + e.getFile()
              + " is a file; set connections.data-directory to a folder.",
          e);
    } catch (IOException e) {
      throw new StartException(
          "The data directory "
              + directory
              + " cannot be written to; give this user the right to, or set"
              + " connections.data-directory to another folder.",
          e);
    }
  }
}
