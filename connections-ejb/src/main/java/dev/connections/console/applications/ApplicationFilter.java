package dev.connections.console.applications;

import dev.connections.api.ApplicationType;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import java.util.Set;

/**
 * Which applications a list shows, and how.
 *
 * @param text part of the name, the client id, or the connection's name or organization; fewer than
 *     three characters are how a name begins; empty for all
 * @param workload only this one, or null for all
 * @param type only these, or null for all
 * @param status only this one, or null for all
 * @param reasons only those of which one of these weighs most; null for all
 * @param capability only those that hold the capability with this code; null for all
 * @param expiresWithinDays only those whose credential ends within so many days, or has ended; null
 *     for all
 * @param acknowledged only those with findings that somebody answers for; false for all
 */
public record ApplicationFilter(
    String text,
    Workload workload,
    ApplicationType type,
    Status status,
    Set<FindingCode> reasons,
    String capability,
    Integer expiresWithinDays,
    boolean acknowledged,
    ApplicationSort sort,
    boolean ascending,
    int first,
    int size) {
  public ApplicationFilter {
    reasons = reasons == null ? null : Set.copyOf(reasons);
  }
}
