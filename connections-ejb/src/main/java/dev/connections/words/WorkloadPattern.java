package dev.connections.words;

import dev.connections.console.workloads.WorkloadView;

/**
 * A sentence of a bundle that speaks of a workload without naming one: <code>{workload}</code>
 * stands for its title and <code>{organization}</code> for what its organizations are called.
 */
final class WorkloadPattern {
  private WorkloadPattern() {}

  /**
   * The pattern that {@link java.text.MessageFormat} takes.
   *
   * @param workload null while none is chosen
   */
  static String filled(String pattern, WorkloadView workload) {
    String title = workload == null ? "the provider" : workload.title();
    String organization = workload == null ? "organization" : workload.organization();
    return pattern
        .replace("{workload}", quoted(title))
        .replace("{organization}", quoted(organization));
  }

  /** What an operator writes into a catalog is no pattern. */
  private static String quoted(String text) {
    return text.replace("'", "''").replace("{", "'{'").replace("}", "'}'");
  }
}
