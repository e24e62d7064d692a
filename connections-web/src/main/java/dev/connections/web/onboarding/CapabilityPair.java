package dev.connections.web.onboarding;

import dev.connections.console.capabilities.CapabilityView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A line of the grid of capabilities: what can be backed up and restored of one kind of data.
 *
 * @param title of the data
 * @param backup null where it is not backed up by itself
 * @param restore null where it is not restored by itself
 * @param both null where the two are chosen apart
 */
public record CapabilityPair(
    String title, CapabilityView backup, CapabilityView restore, CapabilityView both) {

  static List<CapabilityPair> of(List<CapabilityView> capabilities) {
    Map<String, List<CapabilityView>> byData = new LinkedHashMap<>();
    for (CapabilityView one : capabilities) {
      byData.computeIfAbsent(data(one), key -> new ArrayList<>()).add(one);
    }
    return byData.values().stream().map(CapabilityPair::together).toList();
  }

  private static String data(CapabilityView capability) {
    return isBoth(capability)
        ? capability.code()
        : capability.code().replaceFirst("-(backup|restore)$", "");
  }

  private static boolean isBoth(CapabilityView capability) {
    return "BOTH".equals(capability.direction());
  }

  private static CapabilityPair together(List<CapabilityView> ofOneKind) {
    CapabilityView backup = null;
    CapabilityView restore = null;
    CapabilityView both = null;
    for (CapabilityView one : ofOneKind) {
      if (isBoth(one)) {
        both = one;
      } else if ("RESTORE".equals(one.direction())) {
        restore = one;
      } else {
        backup = one;
      }
    }
    String title = ofOneKind.get(0).title();
    return new CapabilityPair(
        both == null ? title.replaceFirst(" (backup|restore)$", "") : title, backup, restore, both);
  }

  /** What it consists of. */
  public List<CapabilityView> all() {
    return Stream.of(both, backup, restore).filter(Objects::nonNull).toList();
  }
}
