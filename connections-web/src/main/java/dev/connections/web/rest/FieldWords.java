package dev.connections.web.rest;

import dev.connections.api.InvalidRequestException;
import dev.connections.api.Workload;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.words.Form;
import dev.connections.words.Sentences;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with fields, as pages say it, by the names under which a program sent them. */
@RequestScoped
class FieldWords {
  @Inject private Sentences sentences;

  /**
   * @param names of those fields that are called otherwise in JSON, by the services' names
   * @param workload null for none
   */
  InvalidRequestException invalid(
      Form form, InvalidFieldsException wrong, Map<String, String> names, Workload workload) {
    Map<String, String> problems = new LinkedHashMap<>();
    for (FieldProblem problem : wrong.problems()) {
      problems.merge(
          names.getOrDefault(problem.field(), problem.field()),
          sentences.problem(form, problem, workload),
          (one, other) -> one + " " + other);
    }
    return new InvalidRequestException(problems);
  }
}
