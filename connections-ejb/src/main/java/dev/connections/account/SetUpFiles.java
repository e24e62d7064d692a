package dev.connections.account;

import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The two files through which an operator of the machine and the set-up page know each other: the
 * token that Connections writes, and the empty file that asks for one.
 */
@ApplicationScoped
class SetUpFiles {
  private Path directory;

  /** For the container. */
  SetUpFiles() {}

  @Inject
  SetUpFiles(Settings settings) {
    this(Path.of(settings.text(Setting.DATA_DIRECTORY)));
  }

  SetUpFiles(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  Path tokenFile() {
    return directory.resolve("set-up-token");
  }

  private Path recoverFile() {
    return directory.resolve("recover");
  }

  /** Whether an operator asked for a way in; asking counts once. */
  boolean takeRecoverRequest() {
    try {
      return Files.deleteIfExists(recoverFile());
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  Optional<String> token() {
    try {
      return Files.exists(tokenFile())
          ? Optional.of(Files.readString(tokenFile()).strip())
          : Optional.empty();
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /** Never readable by others, not even for a moment. */
  void write(String token) {
    try {
      Files.createDirectories(directory);
      Path fresh = Files.createTempFile(directory, "set-up-token", ".new", ownerOnly());
      Files.writeString(fresh, token + "\n");
      Files.move(fresh, tokenFile(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  void deleteToken() {
    try {
      Files.deleteIfExists(tokenFile());
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
