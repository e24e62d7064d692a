package dev.connections.words;

import dev.connections.api.ConnectionsException;
import dev.connections.api.FindingCode;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.capabilities.CapabilityNeededException;
import dev.connections.console.connection.ConnectionInUseException;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.console.people.PersonRefusedException;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.verification.NotVerifiedException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Why something is refused, and what to do instead. */
final class Refusals {
  private static final Logger LOG = Logger.getLogger(Refusals.class.getName());

  private final Text text;
  private final FindingSentences findings;
  private final DateTimeFormatter utc;

  Refusals(Text text, FindingSentences findings, Locale locale) {
    this.text = text;
    this.findings = findings;
    utc = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", locale).withZone(ZoneOffset.UTC);
  }

  String at(Instant instant) {
    return utc.format(instant);
  }

  String problem(Form form, FieldProblem problem, Workload workload) {
    String key = form.prefix + "problem." + problem.field() + "." + problem.code();
    if (text.has(key)) {
      return text.about(workload, key, problem.details().toArray());
    }
    if (form == Form.WIZARD) {
      return problemOfWizard(problem, workload);
    }
    LOG.log(Level.WARNING, "No sentence for {0}", key);
    return text.about(workload, form.prefix + "problem.other", problem.details().toArray());
  }

  /** What the wizard has no sentence of its own for is found out, or is a profile's. */
  private String problemOfWizard(FieldProblem problem, Workload workload) {
    List<String> details = problem.details();
    boolean organization = problem.field().equals("organization");
    if (!organization && !problem.field().equals("signIn")) {
      return problem(Form.PROFILE, problem, workload);
    }
    String field = organization ? "domain" : problem.field();
    return finding(problem.code())
        .map(code -> findings.found(code, details, workload))
        .orElseGet(
            () ->
                problem(Form.PROFILE, new FieldProblem(field, problem.code(), details), workload));
  }

  private static Optional<FindingCode> finding(String code) {
    return Arrays.stream(FindingCode.values()).filter(c -> c.name().equals(code)).findFirst();
  }

  String refusal(Form form, ConnectionsException refused, Workload workload) {
    if (refused instanceof KeyRefusedException key) {
      String detail = key.details().isEmpty() ? "" : key.details().get(0);
      return text.about(workload, "keyRefusal." + key.refusal(), detail);
    }
    if (refused instanceof InvalidFieldsException invalid) {
      return invalid.problems().stream()
          .map(problem -> problem(form, problem, workload))
          .collect(Collectors.joining(" "));
    }
    String key = form.prefix + "refused.";
    if (refused instanceof ChangedMeanwhileException changed) {
      return text.sentence(key + "changed", changed.changedBy(), at(changed.changedAt()));
    }
    if (refused instanceof CapabilityNeededException needed) {
      return text.sentence(
          key + "needed", listed(needed.connectors()), listed(needed.capabilities()));
    }
    if (refused instanceof ConnectionInUseException used) {
      return text.sentence(key + "inUse", used.connectors().size(), listed(used.connectors()));
    }
    if (refused instanceof OrganizationTakenException taken) {
      return text.sentence(
          key + (taken.removed() ? "takenByRemoved" : "taken"), taken.connectionName());
    }
    if (refused instanceof NotVerifiedException) {
      return text.sentence(key + "notVerified");
    }
    if (refused instanceof TooManyDraftsException many) {
      return text.sentence(key + "tooManyDrafts", many.most());
    }
    if (refused instanceof ProfileInUseException used) {
      return text.sentence(key + "profileInUse", listed(used.usedBy()));
    }
    String own = key + gone(refused);
    return text.sentence(text.has(own) ? own : key + "gone");
  }

  String refusalOf(Form form, String name, ConnectionsException refused) {
    if (refused instanceof InvalidFieldsException) {
      return refusal(form, refused, null);
    }
    String key = form.prefix + "refused.";
    if (refused instanceof ChangedMeanwhileException changed) {
      return text.sentence(key + "changed", name, changed.changedBy());
    }
    return refused instanceof PersonRefusedException rule
        ? text.sentence(key + rule.reason(), name)
        : text.sentence(key + "gone", name);
  }

  private static String gone(ConnectionsException refused) {
    if (refused instanceof DraftGoneException) {
      return "draftGone";
    }
    if (refused instanceof UnknownConnectionException) {
      return "connectionGone";
    }
    return refused instanceof UnknownProfileException ? "profileGone" : "gone";
  }

  private static String listed(List<String> names) {
    return String.join(", ", names);
  }
}
