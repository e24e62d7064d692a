package dev.connections.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {
  @TempDir private Path folder;

  @Test
  void addsALineToWhatIsThere() throws IOException {
    RotatingFile file = file(100, 2);

    file.append("one\n");
    file.append("two\n");

    assertThat(folder.resolve("sub/acts")).hasContent("one\ntwo\n");
  }

  @Test
  void isReadByItsOwnerAlone() throws IOException {
    file(100, 2).append("one\n");

    assertThat(Files.getPosixFilePermissions(folder.resolve("sub/acts")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void startsAnewBeforeItGrowsTooLargeAndKeepsTheLastOnes() throws IOException {
    RotatingFile file = file(9, 2);

    for (int line = 1; line <= 7; line++) {
      file.append("line" + line % 10 + "\n");
    }

    assertThat(folder.resolve("sub/acts")).hasContent("line7\n");
    assertThat(folder.resolve("sub/acts.1")).hasContent("line6\n");
    assertThat(folder.resolve("sub/acts.2")).hasContent("line5\n");
    try (Stream<Path> files = Files.list(folder.resolve("sub"))) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void writesALineThatIsTooLongAllTheSame() throws IOException {
    RotatingFile file = file(9, 1);

    file.append("a line that is long\n");

    assertThat(folder.resolve("sub/acts")).hasContent("a line that is long\n");
  }

  @Test
  void goesOnWhenAnotherProgramMovedTheFileAway() throws IOException {
    RotatingFile file = file(100, 1);
    file.append("one\n");
    Files.move(folder.resolve("sub/acts"), folder.resolve("sub/collected"));

    file.append("two\n");

    assertThat(folder.resolve("sub/acts")).hasContent("two\n");
  }

  @Test
  void saysThatItCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("sub"), "a file where the folder should be");

    assertThatThrownBy(() -> file(100, 1).append("one\n")).isInstanceOf(IOException.class);
  }

  private RotatingFile file(long largest, int kept) {
    return new RotatingFile(folder.resolve("sub/acts"), largest, kept);
  }
}
