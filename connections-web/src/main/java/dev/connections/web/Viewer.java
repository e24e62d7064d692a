package dev.connections.web;

import dev.connections.words.Sentences;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Default;
import jakarta.faces.annotation.FacesConfig;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Who looks at the page, what the page may offer them, and how it shows values to them. */
@FacesConfig
@Default
@Named
@RequestScoped
public class Viewer {
  private static final int SHORT = 12;

  @Inject private FacesContext faces;
  @Inject private Sentences sentences;

  public String getName() {
    String name = faces.getExternalContext().getRemoteUser();
    return name == null ? "" : name;
  }

  /** One or two letters. */
  public String getInitials() {
    String[] words = getName().split("[^\\p{L}\\p{N}]+");
    String letters =
        Arrays.stream(words)
            .filter(word -> !word.isEmpty())
            .limit(2)
            .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
            .collect(Collectors.joining());
    return letters.toUpperCase(Locale.ROOT);
  }

  public boolean isAdministrator() {
    return faces.getExternalContext().isUserInRole("administrator");
  }

  /** Whether actions that change something are offered; the services refuse them all the same. */
  public boolean isMayChange() {
    return isAdministrator() || faces.getExternalContext().isUserInRole("operator");
  }

  /** Whether the tab Activity is for them. */
  public boolean isMaySeeActivity() {
    return isAdministrator() || faces.getExternalContext().isUserInRole("auditor");
  }

  public String getRole() {
    ResourceBundle text = faces.getApplication().getResourceBundle(faces, "text");
    return text.getString(
        "role." + (isAdministrator() ? "administrator" : isMayChange() ? "operator" : "auditor"));
  }

  /** For readers whose browser does not run the page's script. */
  public String utc(Instant instant) {
    return sentences.at(instant);
  }

  /** Long ids with their middle left out. */
  public String shortened(String value) {
    return value.length() <= SHORT
        ? value
        : value.substring(0, 6) + "…" + value.substring(value.length() - 4);
  }
}
