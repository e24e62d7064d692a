package dev.connections.web.system;

import dev.connections.console.SystemHealth.Part;
import dev.connections.console.system.SettingSource;
import dev.connections.console.system.SettingView;
import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The node and its settings in words. */
@Named
@RequestScoped
public class SystemWords {
  static final String TEXT = "systemText";

  @Inject private Messages messages;

  public String part(Part part) {
    return named("part." + part.name(), part.name());
  }

  /** What to do about a part that is down. */
  public String remedy(Part part) {
    return named("part." + part.name() + ".down", messages.sentence(TEXT, "part.down"));
  }

  private String named(String key, String otherwise) {
    return messages.has(TEXT, key) ? messages.sentence(TEXT, key) : otherwise;
  }

  /** When a part worked last. */
  public String age(Part part) {
    return part.lastSuccess()
        .map(age -> messages.sentence(TEXT, "part.age", age.toSeconds()))
        .orElseGet(() -> messages.sentence(TEXT, "part.never"));
  }

  /** The value, or what can be said of it. */
  public String value(SettingView setting) {
    if (!setting.given()) {
      return messages.sentence(TEXT, setting.secret() ? "value.secret.not" : "value.none");
    }
    return setting.secret() ? messages.sentence(TEXT, "value.secret") : setting.value();
  }

  /** Whether there is something to say of a default beside the value. */
  public boolean differs(SettingView setting) {
    return setting.set() && !setting.defaultValue().equals(setting.value());
  }

  public String source(SettingView setting) {
    return setting.source() == SettingSource.SERVER
        ? messages.sentence(TEXT, "source.SERVER", setting.sourceName())
        : messages.sentence(TEXT, "source." + setting.source());
  }
}
