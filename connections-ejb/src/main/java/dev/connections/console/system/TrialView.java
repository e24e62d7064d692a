package dev.connections.console.system;

import dev.connections.api.FindingCode;
import java.util.List;

/**
 * How trying an application out ended.
 *
 * @param told whether the provider could be understood; otherwise its server says nothing about an
 *     application before somebody signs in
 * @param finding why it does not work, or why that is not known; null when it works, or when it was
 *     not told
 * @param subject what the finding is about, such as a host; may be empty
 * @param details further values for the finding's sentences
 * @param providerWords the provider's own; empty when it said nothing
 */
public record TrialView(
    boolean told, FindingCode finding, String subject, List<String> details, String providerWords) {
  public TrialView {
    details = List.copyOf(details);
  }

  public boolean works() {
    return told && finding == null;
  }
}
