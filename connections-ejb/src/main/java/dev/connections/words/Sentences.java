package dev.connections.words;

import dev.connections.api.ApplicationType;
import dev.connections.api.Cloud;
import dev.connections.api.ConnectionsException;
import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.FieldProblem;
import dev.connections.console.activity.Act;
import dev.connections.console.activity.ActivityRow;
import dev.connections.console.connection.ConnectionEvent;
import dev.connections.console.verification.Verification;
import dev.connections.console.workloads.WorkloadView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Codes in plain words: what was found, what to do about it, what was done, what is refused. The
 * same everywhere, so that a file says what a page says. Calls nobody, and needs no container.
 *
 * <p>Where a workload is asked for, the sentence is in its words: those that it has of its own, or
 * the general ones with its names filled in. Null stands for none chosen yet.
 */
public final class Sentences {
  private final Text text;
  private final FindingSentences findings;
  private final StepLines steps;
  private final Refusals refusals;
  private final ActSentences acts;
  private final Function<Workload, WorkloadView> workloads;

  /**
   * @param locale the language; English where there is none of it
   * @param workloads answers for every workload, also for one that the catalog does not have any
   *     more, as {@link WorkloadView#unknown} does
   */
  public Sentences(Locale locale, Function<Workload, WorkloadView> workloads) {
    this.workloads = workloads;
    text = Text.named("Verification", locale, workloads);
    RoleNames roles = new RoleNames(text);
    findings = new FindingSentences(text, roles);
    steps = new StepLines(text, roles, findings);
    acts = new ActSentences(Text.named("Activity", locale, workloads), this);
    refusals = new Refusals(Text.named("Refusals", locale, workloads), findings, locale);
  }

  /** What a status of a connection or an application is called. */
  public String status(Status status) {
    String own = "connectionStatus." + status;
    return text.has(own) ? text.sentence(own) : profileStatus(status);
  }

  /** What a status of a profile is called, or that of one verification. */
  public String profileStatus(Status status) {
    return text.sentence("status." + status);
  }

  /** What was found. */
  public String title(Finding finding, Workload workload) {
    return title(finding.code(), finding.subject(), workload);
  }

  /** What to do about it. */
  public String remedy(Finding finding, Workload workload) {
    return remedy(finding.code(), finding.subject(), workload);
  }

  /** More about it, with a blank behind, such as how long to wait; empty where there is no more. */
  public String details(Finding finding, Workload workload) {
    List<String> values = new ArrayList<>(List.of(finding.subject()));
    values.addAll(finding.details());
    return findings.details(finding.code(), values, workload);
  }

  /**
   * What was found.
   *
   * @param subject the permission, credential or role; empty when there is only one
   */
  public String title(FindingCode code, String subject, Workload workload) {
    return findings.title(code, subject, workload);
  }

  /** What to do about what was found. */
  public String remedy(FindingCode code, String subject, Workload workload) {
    return findings.remedy(code, subject, workload);
  }

  /**
   * Why a status is what it is.
   *
   * @param code null when there is nothing to say
   * @param application leads the sentence when it is about one of several; else empty
   * @return empty when there is nothing to say
   */
  public String reason(FindingCode code, String subject, String application, Workload workload) {
    if (code == null) {
      return "";
    }
    String title = title(code, subject, workload);
    return application.isEmpty() ? title : text.sentence("reason", application, title);
  }

  /** Leads what the provider says itself. */
  public String says(Workload workload) {
    return text.about(workload, "providerWords");
  }

  /** What goes on while a verification runs. */
  public String running(Workload workload) {
    return text.about(workload, "running");
  }

  /** How far a verification is, or how it ended. */
  public String progress(Verification verification) {
    return verification.running()
        ? text.sentence("progress.running", verification.steps().size())
        : text.sentence("progress.ended", profileStatus(verification.status()));
  }

  /** The steps in order; neighbours of one kind without anything to say share a line. */
  public List<StepLine> steps(Verification verification, Workload workload) {
    return steps.of(verification, workload);
  }

  /** What a workload is called. */
  public String workload(Workload workload) {
    return workloads.apply(workload).title();
  }

  /** What the cloud of an organization of the workload is called. */
  public String cloud(Workload workload, Cloud cloud) {
    return workloads.apply(workload).titleOf(cloud);
  }

  /** What kind of application it is. */
  public String type(ApplicationType type) {
    return text.sentence("type." + type);
  }

  /**
   * What was done.
   *
   * @param code of {@link Act}; one of another version of the program stands for itself, as do all
   *     codes of the activity
   */
  public String act(String code) {
    return acts.known("action", code);
  }

  /** Who did it, also when it was nobody with a name. */
  public String actor(String name) {
    return acts.known("actor", name);
  }

  /** What kind of thing it was done to. */
  public String subjectKind(String code) {
    return acts.known("kind", code);
  }

  /** How it ended. */
  public String result(String code) {
    return acts.known("result", code);
  }

  /** What else there is to say of an act: of a verification the status that it found. */
  public String detail(ActivityRow row) {
    String status = "status." + row.detail();
    return row.action().endsWith("-verified") && text.has(status)
        ? text.sentence(status)
        : acts.detail(row.action(), row.detail(), null);
  }

  /** A line of a connection's history: what was done, and what became of a status. */
  public String event(ConnectionEvent event, Workload workload) {
    return acts.event(event, workload);
  }

  /** What is wrong with a field, and what to enter instead. */
  public String problem(Form form, FieldProblem problem, Workload workload) {
    return refusals.problem(form, problem, workload);
  }

  /**
   * Why something was refused, and what to do instead.
   *
   * @param form what the person was about to change
   * @throws java.util.MissingResourceException when nothing of the form is refused for that reason
   */
  public String refusal(Form form, ConnectionsException refused, Workload workload) {
    return refusals.refusal(form, refused, workload);
  }

  /**
   * Why a change to one line of a list was refused, and what to do instead.
   *
   * @param form {@link Form#ACCOUNT} or {@link Form#API_KEY}
   * @param name of the person or key
   */
  public String refusalOf(Form form, String name, ConnectionsException refused) {
    return refusals.refusalOf(form, name, refused);
  }

  /** A time within a sentence, to the minute and in UTC. */
  public String at(Instant instant) {
    return refusals.at(instant);
  }
}
