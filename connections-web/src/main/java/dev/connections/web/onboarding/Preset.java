package dev.connections.web.onboarding;

import dev.connections.console.capabilities.CapabilityView;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A choice of capabilities that people usually mean. */
public enum Preset {
  ALL_BACKUP(capability -> "BACKUP".equals(capability.direction())),
  BACKUP_AND_RESTORE(capability -> true),
  /** Whatever a person ticks. */
  CUSTOM(capability -> false);

  private final Predicate<CapabilityView> holds;

  Preset(Predicate<CapabilityView> holds) {
    this.holds = holds;
  }

  /** The codes that it stands for; what its provider is about to switch off has to be ticked. */
  List<String> codes(List<CapabilityView> offered) {
    return offered.stream()
        .filter(one -> one.mandatory() || (one.removedFrom() == null && holds.test(one)))
        .map(CapabilityView::code)
        .toList();
  }

  /** The one that stands for this choice. */
  static Preset of(Collection<String> chosen, List<CapabilityView> offered) {
    Set<String> codes = Set.copyOf(chosen);
    for (Preset preset : List.of(ALL_BACKUP, BACKUP_AND_RESTORE)) {
      if (Set.copyOf(preset.codes(offered)).equals(codes)) {
        return preset;
      }
    }
    return CUSTOM;
  }
}
