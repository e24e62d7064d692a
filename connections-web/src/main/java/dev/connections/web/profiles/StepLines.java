package dev.connections.web.profiles;

import dev.connections.api.FindingCode;
import dev.connections.console.StepCode;
import dev.connections.console.StepOutcome;
import dev.connections.console.Verification;
import dev.connections.console.VerificationStep;
import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The steps of a verification in plain words. */
@Named
@RequestScoped
public class StepLines {
  private static final String BUNDLE = "verificationText";

  @Inject private Messages messages;
  @Inject private RoleNames roles;

  /** The steps in order; neighbours of one kind without anything to say share a line. */
  public List<StepLine> of(Verification verification) {
    List<StepLine> lines = new ArrayList<>();
    List<VerificationStep> run = new ArrayList<>();
    for (VerificationStep step : verification.steps()) {
      if (!run.isEmpty() && !goTogether(run.get(0), step)) {
        lines.add(line(run));
        run.clear();
      }
      run.add(step);
    }
    if (!run.isEmpty()) {
      lines.add(line(run));
    }
    return lines;
  }

  private static boolean goTogether(VerificationStep one, VerificationStep other) {
    return one.code() == other.code()
        && one.outcome() == other.outcome()
        && (one.code() == StepCode.SCOPE || one.code() == StepCode.PROBE)
        && (one.outcome() == StepOutcome.OK || one.outcome() == StepOutcome.SKIPPED)
        && one.finding() == null
        && other.finding() == null;
  }

  private StepLine line(List<VerificationStep> steps) {
    VerificationStep step = steps.get(0);
    long millis = steps.stream().mapToLong(VerificationStep::millis).sum();
    String duration =
        step.outcome() == StepOutcome.SKIPPED || millis == 0
            ? ""
            : messages.sentence(BUNDLE, "duration", millis);
    if (steps.size() == 1) {
      return new StepLine(step.outcome(), title(step), more(step), step.providerWords(), duration);
    }
    String subjects =
        steps.stream().map(VerificationStep::subject).collect(Collectors.joining(", "));
    String title =
        messages.sentence(BUNDLE, "steps." + step.code() + "." + step.outcome(), steps.size());
    return new StepLine(step.outcome(), title, subjects, "", duration);
  }

  private String title(VerificationStep step) {
    if (step.finding() != null) {
      return messages.sentence(
          BUNDLE, "finding." + step.finding() + ".title", roles.in(step.subject()));
    }
    String key = "step." + step.code() + "." + step.outcome();
    String special = key + "." + detail(step);
    return messages.sentence(BUNDLE, messages.has(BUNDLE, special) ? special : key, values(step));
  }

  private String more(VerificationStep step) {
    if (step.finding() != null) {
      return remedy(step.finding(), step);
    }
    String key = "step." + step.code() + "." + step.outcome() + ".more";
    String special = key + "." + detail(step);
    if (messages.has(BUNDLE, special)) {
      return messages.sentence(BUNDLE, special, values(step));
    }
    if (messages.has(BUNDLE, key)) {
      return messages.sentence(BUNDLE, key, values(step));
    }
    return step.code() == StepCode.CREDENTIAL
        ? ""
        : step.details().stream().filter(d -> !d.isEmpty()).collect(Collectors.joining(" · "));
  }

  private String remedy(FindingCode code, VerificationStep step) {
    String remedy =
        messages.sentence(BUNDLE, "finding." + code + ".remedy", roles.in(step.subject()));
    String details = "finding." + code + ".details";
    return detail(step).isEmpty() || !messages.has(BUNDLE, details)
        ? remedy
        : messages.sentence(BUNDLE, details, values(step)) + " " + remedy;
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
