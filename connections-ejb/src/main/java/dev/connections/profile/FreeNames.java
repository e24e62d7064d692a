package dev.connections.profile;

import dev.connections.platform.NameRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.IntStream;

/** Finds names that no profile has yet. Used in a transaction of the caller. */
@ApplicationScoped
class FreeNames {
  /** More would be a script's, and that one hears that the name is taken. */
  private static final int MOST = 200;

  @Inject private ProfileRows profiles;

  /** Puts a number behind the draft's name if another profile has it. */
  void giveFree(Draft draft) {
    String wanted = draft.fields().name().strip();
    if (wanted.isEmpty() || free(wanted, draft)) {
      return;
    }
    IntStream.rangeClosed(2, MOST)
        .mapToObj(number -> cut(wanted) + " " + number)
        .filter(name -> free(name, draft))
        .findFirst()
        .ifPresent(draft::rename);
  }

  /** Leaves room for the number. */
  private static String cut(String wanted) {
    int longest = NameRules.LONGEST - String.valueOf(MOST).length() - 1;
    return wanted.length() > longest ? wanted.substring(0, longest).strip() : wanted;
  }

  private boolean free(String name, Draft draft) {
    return profiles.sameName(name, draft.savesAs()).isEmpty();
  }
}
