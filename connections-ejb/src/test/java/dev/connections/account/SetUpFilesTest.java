package dev.connections.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetUpFilesTest {
  @TempDir Path directory;

  @Test
  void keepsATokenForItsOwnerAlone() throws IOException {
    SetUpFiles files = new SetUpFiles(directory.resolve("data"));
    files.write("first");
    files.write("second");

    assertThat(files.token()).contains("second");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.tokenFile())))
        .isEqualTo("rw-------");
    try (var all = Files.list(directory.resolve("data"))) {
      assertThat(all).containsExactly(files.tokenFile());
    }
  }

  @Test
  void forgetsADeletedToken() {
    SetUpFiles files = new SetUpFiles(directory);
    files.write("first");
    files.deleteToken();
    files.deleteToken();

    assertThat(files.token()).isEmpty();
  }

  @Test
  void hearsAnOperatorAskOnce() throws IOException {
    SetUpFiles files = new SetUpFiles(directory);
    Files.createFile(directory.resolve("recover"));

    assertThat(files.takeRecoverRequest()).isTrue();
    assertThat(files.takeRecoverRequest()).isFalse();
  }
}
