package dev.connections.console;

import java.util.List;

/**
 * One thing that is wrong with one field.
 *
 * @param field such as {@code name}, {@code description}, {@code workload}, {@code domain}, {@code
 *     clientId} or {@code key}
 * @param code what is wrong; the console has a sentence for it (bundle key {@code
 *     problem.FIELD.CODE})
 * @param details values for the sentence, such as the domain that was probably meant
 */
public record FieldProblem(String field, String code, List<String> details) {
  public FieldProblem {
    details = List.copyOf(details);
  }
}
