package dev.connections.verification;

import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.VerificationStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of permissions over several runs: one that could not look at a permission leaves
 * what an earlier one saw of it, with the time of that.
 */
public final class SeenPermissions {
  private SeenPermissions() {}

  /**
   * @param earlier as kept
   * @param before when the run ended whose result is kept; null before the first
   * @param outcome of the latest run
   */
  public static List<PermissionView> after(
      List<PermissionView> earlier, Instant before, VerificationOutcome outcome) {
    if (outcome.conclusive()) {
      return outcome.permissions();
    }
    Map<Key, PermissionView> kept = new LinkedHashMap<>();
    earlier.stream()
        .filter(SeenPermissions::isSeen)
        .forEach(one -> kept.put(Key.of(one), one.seenAt() == null ? one.seen(before) : one));
    if (outcome.permissions().isEmpty()) {
      return List.copyOf(kept.values());
    }
    List<PermissionView> now = new ArrayList<>();
    for (PermissionView one : outcome.permissions()) {
      PermissionView then = kept.remove(Key.of(one));
      now.add(isSeen(one) || then == null || then.need() != one.need() ? one : then);
    }
    // What is not needed is told by a list of all grants alone, which this run may have missed.
    if (!lookedForExcess(outcome)) {
      kept.values().stream().filter(SeenPermissions::isUnneeded).forEach(now::add);
    }
    return now;
  }

  private static boolean lookedForExcess(VerificationOutcome outcome) {
    List<VerificationStep> steps =
        outcome.steps().stream().filter(step -> step.code() == StepCode.EXCESS).toList();
    return !steps.isEmpty() && steps.stream().allMatch(KeptFinding::cameToAnEnd);
  }

  private static boolean isSeen(PermissionView one) {
    return one.verdict() != PermissionVerdict.UNVERIFIABLE
        && (one.granted() != Known.UNKNOWN || one.verdict() == PermissionVerdict.COVERED);
  }

  private static boolean isUnneeded(PermissionView one) {
    return one.granted() == Known.YES
        && (one.verdict() == PermissionVerdict.EXCESS
            || one.verdict() == PermissionVerdict.WIDER_THAN_NEEDED);
  }

  private record Key(String resource, String name) {
    static Key of(PermissionView one) {
      return new Key(one.resource(), one.name());
    }
  }
}
