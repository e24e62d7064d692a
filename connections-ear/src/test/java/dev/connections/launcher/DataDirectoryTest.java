package dev.connections.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class DataDirectoryTest {
  @Test
  void keepsAFolderOfItsOwnMakingToTheOwner(@TempDir Path parent) throws Exception {
    Path directory = DataDirectory.make(parent.resolve("data").toString());

    assertThat(mode(directory)).isEqualTo("rwx------");
  }

  @Test
  void keepsDatabaseAndLogToTheOwnerInAFolderThatStandsOpen(@TempDir Path open) throws Exception {
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path database = Files.createFile(open.resolve("connections.mv.db"));
    Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));

    DataDirectory.make(open.toString());

    assertThat(mode(open)).isEqualTo("rwxr-xr-x");
    assertThat(mode(database)).isEqualTo("rw-------");
    assertThat(mode(open.resolve("logs"))).isEqualTo("rwx------");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
