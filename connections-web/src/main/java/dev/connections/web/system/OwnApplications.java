package dev.connections.web.system;

import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.api.Workload;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.system.RegistrationView;
import dev.connections.console.system.SystemRegistrations;
import dev.connections.console.system.TrialView;
import dev.connections.web.Messages;
import dev.connections.words.Form;
import dev.connections.words.Sentences;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The platform's own applications, and what trying one of them out showed in this request. */
@Named
@RequestScoped
public class OwnApplications {
  @EJB private SystemRegistrations registrations;
  @Inject private ConsoleAddress address;
  @Inject private Sentences sentences;
  @Inject private Messages messages;

  private final Map<String, String> organizations = new HashMap<>();
  private List<RegistrationView> rows;
  private Workload tried;
  private TrialView trial;
  private String refusal;

  /** Those that are set up before the others. */
  public List<RegistrationView> getRows() {
    if (rows == null) {
      rows =
          registrations.all().stream()
              .sorted(Comparator.comparing((RegistrationView row) -> !row.setUp()))
              .toList();
    }
    return rows;
  }

  /** What was typed as the organization of each workload, by its id. */
  public Map<String, String> getOrganizations() {
    return organizations;
  }

  /** What is asked for where an application is tried out at an organization. */
  public String where(Workload workload) {
    return messages.about(workload, SystemWords.TEXT, "trial.at");
  }

  /** Calls the provider. */
  public void tryOut(RegistrationView row) {
    tried = row.workload();
    try {
      trial =
          registrations.tryOut(
              tried, organizations.get(tried.id()), URI.create(address.getGrantRedirect()));
    } catch (InvalidFieldsException refused) {
      refusal = sentences.refusal(Form.WIZARD, refused, tried);
    }
  }

  public boolean wasTried(RegistrationView row) {
    return row.workload().equals(tried);
  }

  /** A style. */
  public String getOutcome() {
    if (trial == null) {
      return "warn";
    }
    return trial.works() ? "ok" : isKnown() ? "bad" : "warn";
  }

  private boolean isKnown() {
    return trial.told() && trial.finding().severity() != Severity.UNVERIFIED;
  }

  /** What the trial showed, and what to do where it does not work. */
  public String getResult() {
    if (trial == null) {
      return refusal;
    }
    if (trial.works()) {
      return messages.about(tried, SystemWords.TEXT, "trial.works");
    }
    if (!trial.told()) {
      return messages.about(tried, SystemWords.TEXT, "trial.untold");
    }
    FindingCode finding = trial.finding();
    String title = sentences.title(finding, trial.subject(), tried);
    return isKnown()
        ? messages.about(tried, SystemWords.TEXT, "trial.refused", title)
        : messages.about(
            tried,
            SystemWords.TEXT,
            "trial.unknown",
            title,
            sentences.remedy(finding, trial.subject(), tried));
  }

  /** The provider's own words; empty when it said nothing. */
  public String getProviderWords() {
    return trial == null ? "" : trial.providerWords();
  }
}
