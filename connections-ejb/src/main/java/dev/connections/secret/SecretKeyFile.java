package dev.connections.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code secret-keys.json} in the data directory: the generated key of an installation on H2. It
 * appears whole or not at all, and its owner alone can read it from the first byte on.
 */
final class SecretKeyFile {
  static final String NAME = "secret-keys.json";
  private static final System.Logger LOG = System.getLogger(SecretKeyFile.class.getName());

  private final Path file;

  private SecretKeyFile(Path file) {
    this.file = file;
  }

  static SecretKeyFile in(String dataDirectory) {
    try {
      return new SecretKeyFile(Path.of(dataDirectory).toAbsolutePath().normalize().resolve(NAME));
    } catch (InvalidPathException invalid) {
      throw new SecretKeysException("connections.data-directory is not a folder's name.");
    }
  }

  /** The file, when it is not there. */
  static Optional<Path> missingIn(String dataDirectory) {
    return Optional.of(in(dataDirectory).file).filter(Files::notExists);
  }

  /** Reads the keys; the first time, makes one. */
  SecretKeys keys() {
    try {
      if (Files.notExists(file)) {
        generate();
      }
      warnWhenOthersMayRead();
      return SecretKeys.parse(Files.readString(file), "The file " + file);
    } catch (IOException refused) {
      throw new SecretKeysException(
          "The key file " + file + " cannot be read or made; check the folder's permissions.",
          refused);
    }
  }

  private void generate() throws IOException {
    Files.createDirectories(file.getParent(), ownerOnly("rwx------"));
    Path whole = file.resolveSibling(NAME + "." + UUID.randomUUID());
    try {
      Files.createFile(whole, ownerOnly("rw-------"));
      Files.write(whole, newKeys().getBytes(UTF_8));
      publish(whole);
      LOG.log(
          Level.INFO,
          "Made a key for the stored secrets in {0}; back it up apart from the database.",
          file);
    } catch (FileAlreadyExistsException anotherStartWasFaster) {
      LOG.log(Level.INFO, "Another start has just made {0}; using it.", file);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /** A hard link never replaces a file that another start made meanwhile; a move would. */
  private void publish(Path whole) throws IOException {
    try {
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException other) {
      throw other;
    } catch (FileSystemException | UnsupportedOperationException noLinksHere) {
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static String newKeys() {
    try {
      OctetSequenceKey key =
          new OctetSequenceKeyGenerator(256).keyID(UUID.randomUUID().toString()).generate();
      return new JWKSet(key).toString(false);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("256 bits can always be made", impossible);
    }
  }

  private FileAttribute<?>[] ownerOnly(String mode) {
    return posix()
        ? new FileAttribute<?>[] {asFileAttribute(fromString(mode))}
        : new FileAttribute<?>[0];
  }

  private boolean posix() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private void warnWhenOthersMayRead() throws IOException {
    if (posix()) {
      Set<PosixFilePermission> set = Files.getPosixFilePermissions(file);
      if (set.contains(PosixFilePermission.GROUP_READ)
          || set.contains(PosixFilePermission.OTHERS_READ)) {
        LOG.log(Level.WARNING, "{0} can be read by others; make it readable by its owner.", file);
      }
    }
  }
}
