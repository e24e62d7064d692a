package dev.connections.web.connection;

import dev.connections.console.capabilities.CapabilityView;
import java.io.Serializable;

/** A capability with the box that chooses it. */
public class CapabilityChoice implements Serializable {
  private final String code;
  private final String title;
  private final String description;
  private final boolean mandatory;
  private boolean chosen;

  CapabilityChoice(CapabilityView capability, boolean chosen) {
    this.code = capability.code();
    this.title = capability.title();
    this.description = capability.description();
    this.mandatory = capability.mandatory();
    this.chosen = chosen || mandatory;
  }

  public String getCode() {
    return code;
  }

  public String getTitle() {
    return title;
  }

  public String getDescription() {
    return description;
  }

  public boolean isMandatory() {
    return mandatory;
  }

  public boolean isChosen() {
    return chosen;
  }

  /** What is mandatory stays. */
  public void setChosen(boolean chosen) {
    this.chosen = chosen || mandatory;
  }
}
