package dev.connections.console;

import dev.connections.console.profiles.DomainRefusal;
import java.util.List;

/**
 * One thing that is wrong with one field.
 *
 * <p>The codes of a profile: {@code EMPTY} for every field but the description; {@code TOO_LONG}
 * ({0} is the most characters) and {@code CONTROL_CHARACTERS} for texts; {@code name TAKEN} and
 * {@code clientId IN_USE} ({0} is the other profile's name: it has that name, or signs in as the
 * same application of the same organization); {@code name OUT_OF_REACH} for a program that reaches
 * some connections alone; {@code workload NOT_SUPPORTED}; {@code clientId MALFORMED}; {@code key
 * REENTER}, since organization or client changed; and for the domain those of {@link
 * DomainRefusal}.
 *
 * <p>Those of an account: {@code name MISSING}, {@code TOO_LONG} ({0} is the most characters),
 * {@code NOT_ALLOWED} and {@code TAKEN}; {@code password MISSING}, {@code TOO_SHORT} and {@code
 * TOO_LONG} ({0} is the number of characters), {@code GUESSABLE}, and {@code BUSY} when too many
 * passwords are hashed right now; {@code current ORGANIZATION}; {@code token WRONG}.
 *
 * <p>Those of the wizard: {@code name} and {@code applicationName EMPTY}, {@code TOO_LONG}, {@code
 * CONTROL_CHARACTERS} and {@code TAKEN}; {@code type} and {@code workload NOT_OFFERED}; {@code
 * organization} with a {@link DomainRefusal}, the name of a {@link
 * dev.connections.api.FindingCode}, {@code NOT_FOUND_YET} or {@code CHANGED} ({0} is the id found
 * first, {1} the one verified); {@code consent NOT_OFFERED}; {@code profile IN_USE}.
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
