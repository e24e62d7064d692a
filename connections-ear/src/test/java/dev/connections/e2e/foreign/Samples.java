package dev.connections.e2e.foreign;

import dev.connections.api.ApplicationType;
import dev.connections.api.Cloud;
import dev.connections.api.ConnectionsException;
import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.ProfilePage;
import dev.connections.api.ProfileQuery;
import dev.connections.api.ProfileSummary;
import dev.connections.api.Severity;
import dev.connections.api.Status;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A value of every type of the api; {@link dev.connections.e2e.EarIT} checks that none is missing.
 */
public final class Samples {
  private Samples() {}

  public static List<Serializable> values() {
    Finding finding =
        new Finding(
            FindingCode.SCOPE_MISSING,
            "okta.users.read",
            List.of("Users backup"),
            "The requested scope is not granted.",
            Instant.parse("2026-11-21T10:00:00Z"),
            Instant.parse("2026-11-22T10:00:00Z"));
    ProfileSummary verified =
        new ProfileSummary(
            "0190-1",
            "Acme",
            Workload.of("OKTA"),
            "00o1",
            "acme.okta.com",
            "0oa1",
            Status.CRITICAL,
            List.of(finding),
            Instant.parse("2026-11-21T10:00:01Z"));
    ProfileSummary never =
        new ProfileSummary(
            "0190-2",
            "Globex",
            Workload.of("OKTA"),
            "",
            "",
            "0oa2",
            Status.PENDING,
            List.of(),
            null);
    List<Serializable> values = new ArrayList<>();
    values.add(finding);
    values.add(verified);
    values.add(never);
    values.add(new ProfilePage(List.of(verified, never), 2));
    values.add(ProfileQuery.all());
    values.add(ProfileQuery.all().of(Workload.of("OKTA")).with(Status.UNVERIFIED).page(10, 20));
    values.addAll(List.of(ApplicationType.values()));
    values.addAll(List.of(Cloud.GLOBAL, Cloud.of("CHINA")));
    values.addAll(List.of(FindingCode.values()));
    values.addAll(List.of(Severity.values()));
    values.addAll(List.of(Status.values()));
    values.addAll(List.of(Workload.of("OKTA"), Workload.of("MICROSOFT_365")));
    return values;
  }

  public static List<ConnectionsException> exceptions() {
    return List.of(new UnknownProfileException("0190-3"));
  }
}
