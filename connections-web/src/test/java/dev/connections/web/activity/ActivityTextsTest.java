package dev.connections.web.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The trail keeps codes, and people read sentences. */
class ActivityTextsTest {
  private static final ResourceBundle TEXT =
      ResourceBundle.getBundle("dev.connections.web.text.Activity");

  /** Actions are the only texts of this form in files that speak of the trail, but for these. */
  private static final Set<String> NO_ACTIONS = Set.of("profile-draft", "connection-draft");

  private static final Pattern SPEAKS_OF_THE_TRAIL =
      Pattern.compile("\\bAct\\(|Audit|audit\\.|trail\\.");
  private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

  @Test
  void hasWordsForEveryActionThatTheProgramWrites() {
    Set<String> missing = new TreeSet<>(actions());
    missing.removeIf(action -> TEXT.containsKey("action." + action));

    assertThat(missing).as("put the words into Activity.properties as action.CODE").isEmpty();
  }

  @Test
  void findsTheActions() {
    assertThat(actions()).contains("signed-in", "profile-created", "activity-expired");
  }

  private static Set<String> actions() {
    Set<String> actions = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("../connections-ejb/src/main/java"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ActivityTextsTest::read)
          .filter(source -> SPEAKS_OF_THE_TRAIL.matcher(source).find())
          .flatMap(source -> CODE.matcher(source).results())
          .map((MatchResult found) -> found.group(1))
          .filter(code -> !NO_ACTIONS.contains(code))
          .forEach(actions::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return actions;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
