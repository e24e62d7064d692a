package dev.connections.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.FindingCode;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The steps that a verification told. */
public final class ToldSteps implements Consumer<VerificationStep> {
  private final List<VerificationStep> steps = new ArrayList<>();

  @Override
  public void accept(VerificationStep step) {
    steps.add(step);
  }

  public void forget() {
    steps.clear();
  }

  public List<VerificationStep> all() {
    return List.copyOf(steps);
  }

  public VerificationStep last() {
    return steps.get(steps.size() - 1);
  }

  public VerificationStep with(FindingCode finding) {
    return steps.stream().filter(step -> step.finding() == finding).findFirst().orElseThrow();
  }

  public Set<FindingCode> findings() {
    return steps.stream()
        .map(VerificationStep::finding)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  public void assertSkippedAfter(StepCode last) {
    assertThat(steps.stream().filter(step -> step.code().compareTo(last) > 0))
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.outcome()).isEqualTo(StepOutcome.SKIPPED));
  }

  @Override
  public String toString() {
    return steps.toString();
  }
}
