package dev.connections.web.onboarding;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts.Basics;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The typed fields of the wizard. The credential is not among them. */
public class WizardForm implements Serializable {
  private String name = "";
  private Workload workload;
  private ApplicationType type = ApplicationType.CUSTOM;
  private String organization = "";
  private Map<String, Boolean> capabilities = new HashMap<>();
  private String applicationName = "";
  private String clientId = "";
  private String profileId = "";

  void show(ConnectionDraft draft) {
    name = draft.basics().name();
    workload = draft.basics().workload();
    setType(draft.basics().type());
    organization = draft.basics().organization();
    choose(draft.capabilities());
    applicationName = draft.applicationName();
    clientId = draft.clientId();
    profileId = draft.profileId() == null ? "" : draft.profileId();
  }

  Basics basics() {
    return new Basics(name, workload, type, organization);
  }

  /** Ticks these and no others. */
  void choose(Collection<String> codes) {
    capabilities = new HashMap<>();
    codes.forEach(code -> capabilities.put(code, true));
  }

  List<String> chosen() {
    return capabilities.entrySet().stream()
        .filter(entry -> Boolean.TRUE.equals(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name.strip();
  }

  public Workload getWorkload() {
    return workload;
  }

  public void setWorkload(Workload workload) {
    this.workload = workload;
  }

  public ApplicationType getType() {
    return type;
  }

  /** A form in which the chosen one is not offered sends none. */
  public void setType(ApplicationType type) {
    if (type != null) {
      this.type = type;
    }
  }

  public boolean isSystem() {
    return type == ApplicationType.SYSTEM;
  }

  public String getOrganization() {
    return organization;
  }

  public void setOrganization(String organization) {
    this.organization = organization.strip();
  }

  /** By code, whether it is ticked. */
  public Map<String, Boolean> getCapabilities() {
    return capabilities;
  }

  public String getApplicationName() {
    return applicationName;
  }

  public void setApplicationName(String applicationName) {
    this.applicationName = applicationName.strip();
  }

  public String getClientId() {
    return clientId;
  }

  public void setClientId(String clientId) {
    this.clientId = clientId.strip();
  }

  /** Empty for a new profile. */
  public String getProfileId() {
    return profileId;
  }

  public void setProfileId(String profileId) {
    this.profileId = profileId == null ? "" : profileId;
  }
}
