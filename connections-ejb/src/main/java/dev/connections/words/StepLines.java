package dev.connections.words;

import dev.connections.api.Workload;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.Verification;
import dev.connections.console.verification.VerificationStep;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps of a verification in plain words. */
final class StepLines {
  private static final Set<StepCode> TOGETHER =
      EnumSet.of(StepCode.SCOPE, StepCode.PERMISSION, StepCode.PROBE);

  /** Their details are in their titles, or are for programs. */
  private static final Set<StepCode> WITHOUT_DETAILS =
      EnumSet.of(StepCode.CREDENTIAL, StepCode.GRANTS, StepCode.DECLARED, StepCode.CREDENTIAL_END);

  private final Text text;
  private final RoleNames roles;
  private final FindingSentences findings;

  StepLines(Text text, RoleNames roles, FindingSentences findings) {
    this.text = text;
    this.roles = roles;
    this.findings = findings;
  }

  /**
   * The steps in order; neighbours of one kind without anything to say share a line.
   *
   * @param workload whose words are used
   */
  List<StepLine> of(Verification verification, Workload workload) {
    List<StepLine> lines = new ArrayList<>();
    List<VerificationStep> run = new ArrayList<>();
    for (VerificationStep step : verification.steps()) {
      if (!run.isEmpty() && !goTogether(run.get(0), step)) {
        lines.add(line(run, workload));
        run.clear();
      }
      run.add(step);
    }
    if (!run.isEmpty()) {
      lines.add(line(run, workload));
    }
    return lines;
  }

  /** Where there are words for several. */
  private boolean goTogether(VerificationStep one, VerificationStep other) {
    return one.code() == other.code()
        && one.outcome() == other.outcome()
        && TOGETHER.contains(one.code())
        && one.finding() == null
        && other.finding() == null
        && together(one).equals(together(other))
        && text.has(together(one));
  }

  private String together(VerificationStep step) {
    String key = "steps." + step.code() + "." + step.outcome();
    String special = key + "." + detail(step);
    return text.has(special) ? special : key;
  }

  private StepLine line(List<VerificationStep> steps, Workload workload) {
    VerificationStep step = steps.get(0);
    long millis = steps.stream().mapToLong(VerificationStep::millis).sum();
    String duration =
        step.outcome() == StepOutcome.SKIPPED || millis == 0
            ? ""
            : text.sentence("duration", millis);
    if (steps.size() == 1) {
      return new StepLine(
          step.outcome(),
          title(step, workload),
          more(step, workload),
          step.providerWords(),
          duration);
    }
    String subjects =
        steps.stream().map(VerificationStep::subject).collect(Collectors.joining(", "));
    String title = text.sentence(together(step), steps.size());
    return new StepLine(step.outcome(), title, subjects, "", duration);
  }

  private String title(VerificationStep step, Workload workload) {
    if (step.finding() != null) {
      return findings.title(step.finding(), step.subject(), workload);
    }
    String key = "step." + step.code() + "." + step.outcome();
    String special = key + "." + detail(step);
    return text.about(workload, text.has(special) ? special : key, values(step).toArray());
  }

  private String more(VerificationStep step, Workload workload) {
    if (step.finding() != null) {
      return findings.details(step.finding(), values(step), workload)
          + findings.remedy(step.finding(), step.subject(), workload);
    }
    String key = "step." + step.code() + "." + step.outcome() + ".more";
    String special = key + "." + detail(step);
    if (text.has(special)) {
      return text.about(workload, special, values(step).toArray());
    }
    if (text.has(key)) {
      return text.about(workload, key, values(step).toArray());
    }
    return WITHOUT_DETAILS.contains(step.code())
        ? ""
        : step.details().stream().filter(d -> !d.isEmpty()).collect(Collectors.joining(" · "));
  }

  private static String detail(VerificationStep step) {
    return step.details().isEmpty() ? "" : step.details().get(0);
  }

  private List<String> values(VerificationStep step) {
    List<String> values = new ArrayList<>(List.of(roles.in(step.subject())));
    values.addAll(step.details());
    while (values.size() < 4) {
      values.add("");
    }
    return values;
  }
}
