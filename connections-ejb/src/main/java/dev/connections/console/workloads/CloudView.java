package dev.connections.console.workloads;

import dev.connections.api.Cloud;

/**
 * A cloud of a workload's provider.
 *
 * @param title for people, such as {@code US Government (DoD)}
 * @param applicationsPage of its portal, with all applications; empty where each organization has
 *     another one
 * @param applicationPage likewise with one application, whose id stands for {@code {client}}
 */
public record CloudView(
    Cloud cloud, String title, String applicationsPage, String applicationPage) {
  /** Without pages. */
  public CloudView(Cloud cloud, String title) {
    this(cloud, title, "", "");
  }
}
