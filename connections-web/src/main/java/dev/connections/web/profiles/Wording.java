package dev.connections.web.profiles;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.console.profiles.CredentialView;
import dev.connections.console.profiles.ProfileUser;
import dev.connections.console.verification.Verification;
import dev.connections.web.Messages;
import dev.connections.web.PagedTable;
import dev.connections.words.Sentences;
import dev.connections.words.StepLine;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;

/** Profiles in words: the texts of their tab, and what was found out about them. */
@Named
@RequestScoped
public class Wording {
  private static final String PAGE = "profilesText";

  @Inject private Messages messages;
  @Inject private Sentences sentences;

  public String title(Finding finding, Workload workload) {
    return sentences.title(finding, workload);
  }

  public String title(FindingCode code, String subject, Workload workload) {
    return sentences.title(code, subject, workload);
  }

  public String remedy(Finding finding, Workload workload) {
    return sentences.remedy(finding, workload);
  }

  /** Who is quoted. */
  public String says(Workload workload) {
    return sentences.says(workload);
  }

  /** What goes on while a verification runs. */
  public String running(Workload workload) {
    return sentences.running(workload);
  }

  /** The steps of a verification, a line for each or for several that went the same way. */
  public List<StepLine> steps(Verification verification, Workload workload) {
    return sentences.steps(verification, workload);
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
  public static String users(List<ProfileUser> users) {
    return users.stream().map(ProfileUser::name).collect(Collectors.joining(", "));
  }
}
