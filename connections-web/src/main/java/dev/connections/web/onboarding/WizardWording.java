package dev.connections.web.onboarding;

import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.console.FieldProblem;
import dev.connections.web.Messages;
import dev.connections.web.profiles.Wording;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The wizard's codes in plain words, those of profiles where it has none of its own. */
@Named
@RequestScoped
public class WizardWording {
  private static final String TEXT = "wizardText";
  private static final String CODES = "verificationText";

  @Inject private Messages messages;
  @Inject private Wording profiles;

  /** A sentence in the words of the workload's provider, where it has them. */
  public String of(String key, Workload workload) {
    return messages.about(workload, TEXT, key);
  }

  /** What is wrong with a field, and what to enter instead. */
  String problem(FieldProblem problem, Workload workload) {
    String key = "problem." + problem.field() + "." + problem.code();
    if (messages.has(TEXT, key)) {
      return messages.about(workload, TEXT, key, problem.details().toArray());
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

  /** What was found out about the organization, and what to do about it. */
  private String found(FindingCode code, FieldProblem problem, Workload workload) {
    List<String> values = problem.details();
    String subject = values.isEmpty() ? "" : values.get(0);
    String details = "finding." + code + ".details";
    List<String> sentences =
        new ArrayList<>(List.of(profiles.title(code, subject, workload) + "."));
    if (values.size() > 1 && messages.has(CODES, details)) {
      sentences.add(messages.about(workload, CODES, details, values.toArray()));
    }
    sentences.add(profiles.remedy(code, subject, workload));
    return String.join(" ", sentences);
  }
}
