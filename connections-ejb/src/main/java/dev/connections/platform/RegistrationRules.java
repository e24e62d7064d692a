package dev.connections.platform;

import dev.connections.api.Workload;
import dev.connections.platform.RegistrationSetting.Part;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which settings of the platform's own application at a workload go together.
 *
 * @param set what is set of it
 */
record RegistrationRules(Workload workload, Set<Part> set) {

  /** What is wrong, a sentence each. */
  List<String> problems() {
    List<Part> proofs = Part.PROOFS.stream().filter(set::contains).toList();
    return Stream.of(
            severalProofs(proofs),
            withoutProof(proofs),
            withoutClientId(proofs),
            without(Part.KEY_ID, Part.PRIVATE_KEY_FILE, "whose key it names"),
            without(Part.CERTIFICATE_PASSWORD, Part.CERTIFICATE_FILE, "which it opens"))
        .filter(Objects::nonNull)
        .toList();
  }

  private String severalProofs(List<Part> proofs) {
    return proofs.size() < 2
        ? null
        : keys(proofs, " and ")
            + " are set, and an application proves itself with one alone. Keep one of them.";
  }

  private String withoutProof(List<Part> proofs) {
    return !set.contains(Part.CLIENT_ID) || !proofs.isEmpty()
        ? null
        : key(Part.CLIENT_ID)
            + " is set, and nothing that the application proves itself with. Set "
            + keys(Part.PROOFS, " or ")
            + ", too.";
  }

  private String withoutClientId(List<Part> proofs) {
    return set.contains(Part.CLIENT_ID) || proofs.isEmpty()
        ? null
        : key(Part.CLIENT_ID)
            + " is missing; "
            + key(proofs.get(0))
            + " needs it. Set both or neither.";
  }

  private String without(Part part, Part needed, String why) {
    return !set.contains(part) || set.contains(needed)
        ? null
        : key(part) + " is set without " + key(needed) + ", " + why + ". Set both or neither.";
  }

  private String keys(List<Part> parts, String between) {
    return parts.stream().map(this::key).collect(Collectors.joining(between));
  }

  private String key(Part part) {
    return new RegistrationSetting(workload, part).key();
  }
}
