package dev.connections.web.connection;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.profiles.Acknowledgement;
import dev.connections.console.profiles.ConnectionProfiles;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Asks why findings may stay, and until when. */
@Named
@ViewScoped
public class AcknowledgementDialog implements Serializable {
  @EJB private ConnectionProfiles profiles;
  @Inject private ConnectionChanges changes;
  @Inject private ConnectionView shown;
  @Inject private AskedApplication asked;
  @Inject private FindingWords words;

  private final ArrayList<FindingChoice> choices = new ArrayList<>();
  private String profileId = "";
  private FindingCode code;
  private String why = "";
  private String until = "";

  /** For the findings that are told together with the one that the request names. */
  public void open() {
    choices.clear();
    why = "";
    until = words.usualEnd().toString();
    Workload workload = shown.getDetails().organization().workload();
    for (ApplicationDetails application : shown.getDetails().applications()) {
      if (application.id().equals(asked.id()) && application.profile() != null) {
        profileId = application.profile().id();
        for (List<Finding> group : words.groups(application.findings(), workload)) {
          if (group.stream().anyMatch(asked::isAbout)) {
            group.forEach(finding -> offer(finding, workload));
          }
        }
      }
    }
  }

  private void offer(Finding finding, Workload workload) {
    code = finding.code();
    choices.add(new FindingChoice(finding.subject(), words.title(finding, workload)));
  }

  public String save() {
    List<String> subjects =
        choices.stream().filter(FindingChoice::isChosen).map(FindingChoice::getSubject).toList();
    return code == null
        ? null
        : changes.make(
            () -> profiles.acknowledge(profileId, new Acknowledgement(code, subjects, why, day())),
            "acknowledgement",
            "findingAcknowledged");
  }

  /** Null for what is no day: the service says what to enter. */
  private LocalDate day() {
    try {
      return LocalDate.parse(until.strip());
    } catch (DateTimeParseException noDay) {
      return null;
    }
  }

  public List<FindingChoice> getChoices() {
    return choices;
  }

  public String getWhy() {
    return why;
  }

  public void setWhy(String why) {
    this.why = why;
  }

  public String getUntil() {
    return until;
  }

  public void setUntil(String until) {
    this.until = until == null ? "" : until;
  }
}
