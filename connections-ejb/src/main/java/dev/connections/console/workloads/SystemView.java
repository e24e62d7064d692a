package dev.connections.console.workloads;

import java.util.List;

/**
 * What the catalog says of a workload's system application.
 *
 * @param organizationAsked whether a person has to say which organization before signing in, since
 *     each has a sign-in page of its own
 * @param proved whether the way to sign in was tried against a real authorization server of this
 *     kind; otherwise it follows the provider's documentation alone
 * @param account what the account has to be that signs in, a sentence each, in the order in which
 *     they are told
 * @param idleDays after how many days without use a grant ends; 0 when not known
 */
public record SystemView(
    boolean organizationAsked, boolean proved, List<String> account, int idleDays) {
  public SystemView {
    account = List.copyOf(account);
  }
}
