package dev.connections.web.profiles;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.console.FieldProblem;
import dev.connections.console.profiles.CredentialView;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.console.profiles.ProfileUser;
import dev.connections.console.verification.Verification;
import dev.connections.web.Messages;
import dev.connections.web.PagedTable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Codes in plain words: what was found, what to do about it, what is wrong with a field. */
@Named
@RequestScoped
public class Wording {
  private static final String CODES = "verificationText";
  private static final Logger LOG = Logger.getLogger(Wording.class.getName());
  private static final String PAGE = "profilesText";

  @Inject private Messages messages;
  @Inject private RoleNames roles;

  public String title(Finding finding, Workload workload) {
    return finding("title", finding.code(), finding.subject(), workload);
  }

  public String remedy(Finding finding, Workload workload) {
    return finding("remedy", finding.code(), finding.subject(), workload);
  }

  public String title(FindingCode code, String subject, Workload workload) {
    return finding("title", code, subject, workload);
  }

  public String remedy(FindingCode code, String subject, Workload workload) {
    return finding("remedy", code, subject, workload);
  }

  private String finding(String part, FindingCode code, String subject, Workload workload) {
    return messages.about(workload, CODES, "finding." + code + "." + part, roles.in(subject));
  }

  /** Who is quoted. */
  public String says(Workload workload) {
    return messages.about(workload, CODES, "providerWords");
  }

  /** What goes on while a verification runs. */
  public String running(Workload workload) {
    return messages.about(workload, CODES, "running");
  }

  /** Why a key is refused, and what to enter instead. */
  public String refusal(KeyRefusedException refused, Workload workload) {
    String details = refused.details().isEmpty() ? "" : refused.details().get(0);
    return messages.about(workload, CODES, "keyRefusal." + refused.refusal(), details);
  }

  /** What is wrong with a field, and what to enter instead. */
  public String problem(FieldProblem problem, Workload workload) {
    String key = "problem." + problem.field() + "." + problem.code();
    if (!messages.has(CODES, key)) {
      LOG.log(Level.WARNING, "No sentence for {0}", key);
    }
    String known = orGeneral(key, k -> messages.has(CODES, k));
    return messages.about(workload, CODES, known, problem.details().toArray());
  }

  /** A code that came without its sentence still has to be told to the person. */
  static String orGeneral(String key, Predicate<String> known) {
    return known.test(key) ? key : "problem.other";
  }

  /** A text of the tab, as the workload has it of its own. */
  public String text(String key, Workload workload) {
    return messages.about(workload, PAGE, key);
  }

  /** How a credential came and what it is. */
  public String source(CredentialView key) {
    String source = messages.sentence(PAGE, "source." + key.source());
    return key.kind().isEmpty() ? source : messages.sentence(PAGE, "source", source, key.kind());
  }

  public String startedBy(Verification verification) {
    return messages.sentence(PAGE, "view.startedBy", verification.startedBy());
  }

  /** How many profiles there are, and which of them are shown when that is not all. */
  public String count(PagedTable<?> table) {
    return table.counted(messages, PAGE, "count");
  }

  /** What deleting the profile means. */
  public String deletion(String name, Workload workload) {
    return name == null
        ? messages.sentence(PAGE, "delete.none")
        : messages.about(workload, PAGE, "delete.message", name);
  }

  /** The names of what uses a profile. */
  public String users(List<ProfileUser> users) {
    return users.stream().map(ProfileUser::name).collect(Collectors.joining(", "));
  }
}
