package dev.connections.launcher;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The folder of the database file, the keys, the set-up token and the logs: its owner's alone. */
final class DataDirectory {
  private static final Logger LOG = Logger.getLogger(DataDirectory.class.getName());

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
        permit(directory, "rwx------");
      }
      Files.createDirectories(directory.resolve("logs"));
      keepToOwner(directory);
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

  /**
   * Takes what the service writes from other users of the machine, should the folder have been made
   * by somebody else and stand open. H2 and the log ask for no rights of their own.
   */
  static void keepToOwner(Path directory) {
    try {
      permit(directory.resolve("logs"), "rwx------");
      Path database = directory.resolve("connections.mv.db");
      if (Files.exists(database)) {
        permit(database, "rw-------");
      }
    } catch (IOException e) {
      // Another user's folder, or a mounted disk without such rights: theirs to keep closed.
      LOG.log(Level.WARNING, "The data directory may be open to other users: {0}", e.toString());
    }
  }

  private static void permit(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
