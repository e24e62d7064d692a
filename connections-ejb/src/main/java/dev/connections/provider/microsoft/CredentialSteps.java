package dev.connections.provider.microsoft;

import dev.connections.api.FindingCode;
import dev.connections.console.verification.StepCode;
import dev.connections.credential.Credential;
import dev.connections.provider.StepRunner;
import dev.connections.provider.StepRunner.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When the used credential ends, and which others the application holds. */
final class CredentialSteps {
  private final StepRunner steps;
  private final Credential used;
  private final Set<String> heldBeside;
  private final Instant now;
  private final Duration warning;
  private Instant endsAt;

  /**
   * @param heldBeside thumbprints of further credentials of this application that are ours
   * @param warning how long before its end a credential needs attention
   */
  CredentialSteps(
      StepRunner steps, Credential used, Set<String> heldBeside, Instant now, Duration warning) {
    this.steps = steps;
    this.used = used;
    this.heldBeside = heldBeside;
    this.now = now;
    this.warning = warning;
  }

  void skip() {
    steps.skip(StepCode.CREDENTIAL_END, "");
    steps.skip(StepCode.OTHER_CREDENTIALS, "");
  }

  /** Where the registration could not be seen: only what stands in the used credential counts. */
  void tellUnseen() {
    if (used.endsAt() == null) {
      steps.skip(StepCode.CREDENTIAL_END, "");
    } else {
      steps.tell(StepCode.CREDENTIAL_END, end(used.endsAt()), 0);
    }
    steps.skip(StepCode.OTHER_CREDENTIALS, "");
  }

  /**
   * @param registration the application object; empty when the application may not read it
   */
  void tell(Optional<Map<String, Object>> registration) {
    List<EntraCredential> held = registration.map(EntraCredential::of).orElse(List.of());
    Optional<EntraCredential> own = own(held);
    endsAt = own.flatMap(EntraCredential::endsAt).orElse(null);
    steps.tell(StepCode.CREDENTIAL_END, end(endsAt == null ? used.endsAt() : endsAt), 0);
    if (registration.isEmpty()) {
      steps.tell(
          StepCode.OTHER_CREDENTIALS, Result.found(FindingCode.CREDENTIALS_NOT_LISTED, "", ""), 0);
    } else {
      tellOthers(held, own);
    }
  }

  /** Of several secrets that begin alike, the first to end: it is better warned too early. */
  private Optional<EntraCredential> own(List<EntraCredential> held) {
    return held.stream()
        .filter(credential -> credential.is(used))
        .filter(credential -> !credential.isOver(now))
        .min(Comparator.comparing(credential -> credential.endsAt().orElse(Instant.MAX)));
  }

  private Result end(Instant end) {
    if (end == null) {
      return Result.found(FindingCode.CREDENTIAL_END_UNKNOWN, "", "");
    }
    String day = Days.day(end);
    if (!end.isAfter(now)) {
      return Result.found(FindingCode.CREDENTIAL_EXPIRED, day, "");
    }
    return end.isAfter(now.plus(warning))
        ? Result.ok("", day)
        : Result.found(FindingCode.CREDENTIAL_EXPIRES_SOON, day, "");
  }

  private void tellOthers(List<EntraCredential> held, Optional<EntraCredential> own) {
    List<EntraCredential> others = new ArrayList<>(held);
    own.ifPresent(others::remove);
    // A certificate may stand there twice, once for each use.
    others.removeIf(other -> !other.secret() && other.is(used));
    others.removeIf(other -> other.isOver(now) || heldBeside.stream().anyMatch(other::isNamed));
    if (others.isEmpty()) {
      steps.tell(StepCode.OTHER_CREDENTIALS, Result.ok(""), 0);
    }
    for (EntraCredential other : others) {
      steps.tell(
          StepCode.OTHER_CREDENTIALS,
          Result.found(FindingCode.UNKNOWN_CREDENTIAL, other.shown(), ""),
          0);
    }
  }

  /** When the provider says that the used credential ends; null when it does not say. */
  Instant endsAt() {
    return endsAt;
  }
}
