package dev.connections.web.connections;

import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.console.FieldProblem;
import dev.connections.web.Messages;
import dev.connections.web.profiles.Wording;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Optional;

/** The wizard's codes in plain words, those of profiles where it has none of its own. */
@Named
@RequestScoped
public class WizardWording {
  private static final String TEXT = "wizardText";

  @Inject private Messages messages;
  @Inject private Wording profiles;

  /** A sentence in the words of the workload's provider, where it has them. */
  public String of(String key, Workload workload) {
    return messages.sentence(TEXT, messages.key(TEXT, key, workload));
  }

  /** What is wrong with a field, and what to enter instead. */
  String problem(FieldProblem problem, Workload workload) {
    String key = "problem." + problem.field() + "." + problem.code();
    if (messages.has(TEXT, key)) {
      return messages.sentence(
          TEXT, messages.key(TEXT, key, workload), problem.details().toArray());
    }
    if (!problem.field().equals("organization")) {
      return profiles.problem(problem, workload);
    }
    return finding(problem.code())
        .map(code -> found(code, problem, workload))
        .orElseGet(
            () ->
                profiles.problem(
                    new FieldProblem("domain", problem.code(), problem.details()), workload));
  }

  private static Optional<FindingCode> finding(String code) {
    return Arrays.stream(FindingCode.values()).filter(c -> c.name().equals(code)).findFirst();
  }

  /** What the provider said about the organization, and what to do about it. */
  private String found(FindingCode code, FieldProblem problem, Workload workload) {
    String subject = problem.details().isEmpty() ? "" : problem.details().get(0);
    return profiles.title(code, subject, workload)
        + ". "
        + profiles.remedy(code, subject, workload);
  }
}
