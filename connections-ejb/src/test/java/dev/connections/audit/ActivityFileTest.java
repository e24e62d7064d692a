package dev.connections.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.connections.console.activity.ActivityRow;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityFileTest {
  @TempDir private Path folder;

  @Test
  void isNotWantedUnlessItIsNamed() {
    assertThat(new ActivityFile(Settings.of(Map.of())).isWanted()).isFalse();
  }

  @Test
  void holdsOneObjectALineWhateverTheNames() throws Exception {
    ActivityFile file = file();

    file.append(act("Acme \"quoted\"\r\n\u2028{}"));
    file.append(act("Bäcker"));

    List<String> lines = Files.readAllLines(folder.resolve("log/acts.jsonl"));
    assertThat(lines).hasSize(2);
    Map<String, Object> first = JSONObjectUtils.parse(lines.get(0));
    assertThat(first)
        .containsEntry("subjectName", "Acme \"quoted\"\r\n\u2028{}")
        .containsEntry("at", "2026-11-21T14:05:00Z")
        .containsEntry("action", "profile-created")
        .containsEntry("text", "Profile created");
    assertThat(first.keySet())
        .containsExactly(
            "id",
            "at",
            "actor",
            "actorId",
            "address",
            "action",
            "text",
            "subjectKind",
            "subjectId",
            "subjectName",
            "result",
            "detail");
  }

  @Test
  void countsWhatItLacksAndGoesOnOnceItCan() throws IOException {
    Files.writeString(folder.resolve("log"), "a file where the folder should be");
    ActivityFile file = file();
    file.append(act("lost"));
    file.append(act("lost"));
    long missed = file.missed();
    Files.delete(folder.resolve("log"));

    file.append(act("kept"));

    assertThat(missed).isEqualTo(2);
    assertThat(file.missed()).isZero();
    assertThat(folder.resolve("log/acts.jsonl")).content().contains("kept");
  }

  private ActivityFile file() {
    return new ActivityFile(
        Settings.of(
            Map.of(
                Setting.DATA_DIRECTORY,
                folder.toString(),
                Setting.ACTIVITY_FILE,
                "log/acts.jsonl")));
  }

  private static ActivityRow act(String name) {
    Instant at = Instant.parse("2026-11-21T14:05:00Z");
    return new ActivityRow(
        "1", at, "a", "root", "192.0.2.7", "profile-created", "profile", "2", name, "DONE", "");
  }
}
