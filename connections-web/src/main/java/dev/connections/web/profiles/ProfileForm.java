package dev.connections.web.profiles;

import dev.connections.api.Workload;
import dev.connections.console.profiles.ProfileFields;
import java.io.Serializable;

/** The typed fields of the panel. The key is not among them: see {@link KeyEntry}. */
public class ProfileForm implements Serializable {
  private String name = "";
  private String description = "";
  private Workload workload;
  private String domain = "";
  private String clientId = "";

  void show(ProfileFields fields) {
    name = fields.name();
    description = fields.description();
    workload = fields.workload();
    domain = fields.domain();
    clientId = fields.clientId();
  }

  ProfileFields fields() {
    return new ProfileFields(name, description, workload, domain, clientId);
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name.strip();
  }

  public String getDescription() {
    return description;
  }

  public void setDescription(String description) {
    this.description = description.strip();
  }

  public Workload getWorkload() {
    return workload;
  }

  public void setWorkload(Workload workload) {
    this.workload = workload;
  }

  public String getDomain() {
    return domain;
  }

  public void setDomain(String domain) {
    this.domain = domain.strip();
  }

  public String getClientId() {
    return clientId;
  }

  public void setClientId(String clientId) {
    this.clientId = clientId.strip();
  }
}
