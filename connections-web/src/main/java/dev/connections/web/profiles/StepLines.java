package dev.connections.web.profiles;

import dev.connections.api.Workload;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.Verification;
import dev.connections.console.verification.VerificationStep;
import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps of a verification in plain words. */
@Named
@RequestScoped
public class StepLines {
  private static final String BUNDLE = "verificationText";
  private static final Set<StepCode> TOGETHER =
      EnumSet.of(StepCode.SCOPE, StepCode.PERMISSION, StepCode.PROBE);

  /** Their details are in their titles, or are for programs. */
  private static final Set<StepCode> WITHOUT_DETAILS =
      EnumSet.of(StepCode.CREDENTIAL, StepCode.GRANTS, StepCode.DECLARED, StepCode.CREDENTIAL_END);

  @Inject private Messages messages;
  @Inject private RoleNames roles;

  /**
   * The steps in order; neighbours of one kind without anything to say share a line.
   *
   * @param workload whose words are used
   */
  public List<StepLine> of(Verification verification, Workload workload) {
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

  private static boolean goTogether(VerificationStep one, VerificationStep other) {
    return one.code() == other.code()
        && one.outcome() == other.outcome()
        && TOGETHER.contains(one.code())
        && (one.outcome() == StepOutcome.OK || one.outcome() == StepOutcome.SKIPPED)
        && one.finding() == null
        && other.finding() == null;
  }

  private StepLine line(List<VerificationStep> steps, Workload workload) {
    VerificationStep step = steps.get(0);
    long millis = steps.stream().mapToLong(VerificationStep::millis).sum();
    String duration =
        step.outcome() == StepOutcome.SKIPPED || millis == 0
            ? ""
            : messages.sentence(BUNDLE, "duration", millis);
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
    String title =
        messages.sentence(BUNDLE, "steps." + step.code() + "." + step.outcome(), steps.size());
    return new StepLine(step.outcome(), title, subjects, "", duration);
  }

  private String title(VerificationStep step, Workload workload) {
    if (step.finding() != null) {
      return said("finding." + step.finding() + ".title", workload, roles.in(step.subject()));
    }
    String key = "step." + step.code() + "." + step.outcome();
    String special = key + "." + detail(step);
    return said(messages.has(BUNDLE, special) ? special : key, workload, values(step));
  }

  private String more(VerificationStep step, Workload workload) {
    if (step.finding() != null) {
      return remedy(step, workload);
    }
    String key = "step." + step.code() + "." + step.outcome() + ".more";
    String special = key + "." + detail(step);
    if (messages.has(BUNDLE, special)) {
      return said(special, workload, values(step));
    }
    if (messages.has(BUNDLE, key)) {
      return said(key, workload, values(step));
    }
    return WITHOUT_DETAILS.contains(step.code())
        ? ""
        : step.details().stream().filter(d -> !d.isEmpty()).collect(Collectors.joining(" · "));
  }

  private String remedy(VerificationStep step, Workload workload) {
    String remedy =
        said("finding." + step.finding() + ".remedy", workload, roles.in(step.subject()));
    String details = "finding." + step.finding() + ".details";
    return detail(step).isEmpty() || !messages.has(BUNDLE, details)
        ? remedy
        : said(details, workload, values(step)) + " " + remedy;
  }

  private String said(String key, Workload workload, Object... values) {
    return messages.about(workload, BUNDLE, key, values);
  }

  private static String detail(VerificationStep step) {
    return step.details().isEmpty() ? "" : step.details().get(0);
  }

  private Object[] values(VerificationStep step) {
    List<String> values = new ArrayList<>(List.of(roles.in(step.subject())));
    values.addAll(step.details());
    while (values.size() < 4) {
      values.add("");
    }
    return values.toArray();
  }
}
