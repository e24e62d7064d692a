package dev.connections.e2e.foreign;

import dev.connections.api.AccessToken;
import dev.connections.api.ApplicationNotWorkingException;
import dev.connections.api.ApplicationType;
import dev.connections.api.CapabilityNotHeldException;
import dev.connections.api.Cloud;
import dev.connections.api.ConnectionChangedException;
import dev.connections.api.ConnectionEvent;
import dev.connections.api.ConnectionLinkedException;
import dev.connections.api.ConnectionPage;
import dev.connections.api.ConnectionQuery;
import dev.connections.api.ConnectionSummary;
import dev.connections.api.ConnectionsException;
import dev.connections.api.ConnectorLink;
import dev.connections.api.CursorExpiredException;
import dev.connections.api.EventKind;
import dev.connections.api.EventPage;
import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkNotAllowedException;
import dev.connections.api.LinkPage;
import dev.connections.api.LinkRequest;
import dev.connections.api.LinkState;
import dev.connections.api.NewConnection;
import dev.connections.api.OrganizationNotConnectedException;
import dev.connections.api.ProfilePage;
import dev.connections.api.ProfileQuery;
import dev.connections.api.ProfileSummary;
import dev.connections.api.RetryLaterException;
import dev.connections.api.Severity;
import dev.connections.api.Status;
import dev.connections.api.TokenRequest;
import dev.connections.api.TokenType;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownConnectorException;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value of every type of the api; {@link dev.connections.e2e.EarLongIT} checks that none is
 * missing.
 */
public final class Samples {
  private static final URI PAGE = URI.create("https://connections.example.com/connections/1");
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

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
    values.addAll(ofConnections());
    values.addAll(ofLinks());
    values.addAll(ofTokens());
    return values;
  }

  private static List<Serializable> ofConnections() {
    ConnectionSummary verified = connection("0190-4", AT, Set.of("org-access", "users-backup"));
    ConnectionSummary never = connection("0190-5", null, Set.of());
    ConnectionEvent event =
        new ConnectionEvent(
            EventKind.LINK_ALLOWED, "0190-4", "Acme", "nightly", Status.NO_ISSUES, AT);
    List<Serializable> values = new ArrayList<>();
    values.addAll(List.of(verified, never, new ConnectionPage(List.of(verified, never), 2)));
    values.add(new ConnectionPage(List.of(verified), 10_001, true));
    values.add(ConnectionQuery.all());
    values.add(
        ConnectionQuery.all()
            .matching("acme")
            .of(Workload.of("OKTA"))
            .with(Status.CRITICAL)
            .page(10, 20)
            .behind("Acme 1"));
    values.add(new NewConnection("Acme", "0190-1", "Backup", Set.of("users-backup")));
    values.addAll(List.of(EventKind.values()));
    values.addAll(List.of(event, new EventPage(List.of(event), "17", true)));
    return values;
  }

  private static ConnectionSummary connection(String id, Instant checked, Set<String> held) {
    return new ConnectionSummary(
        id,
        7,
        "Acme " + id,
        Workload.of("OKTA"),
        Cloud.GLOBAL,
        "00o1",
        "Acme",
        "acme.okta.com",
        Status.NO_ISSUES,
        held,
        checked,
        checked == null);
  }

  private static List<Serializable> ofLinks() {
    ConnectorLink link =
        new ConnectorLink(
            "nightly",
            "0190-4",
            "Nightly users",
            "Backup",
            Set.of("users-backup", "groups-backup"),
            Set.of("users-backup"),
            LinkState.PENDING,
            AT);
    List<Serializable> values = new ArrayList<>();
    values.addAll(List.of(link, new LinkPage(List.of(link), 1)));
    values.addAll(List.of(LinkState.values()));
    values.add(LinkRequest.of("nightly", "0190-4"));
    values.add(
        LinkRequest.of("nightly", "0190-4")
            .named("Nightly users")
            .kind("Backup")
            .needing(Set.of("users-backup")));
    return values;
  }

  private static List<Serializable> ofTokens() {
    List<Serializable> values = new ArrayList<>();
    values.add(token());
    values.add(TokenRequest.of("nightly", "users-backup"));
    values.add(
        TokenRequest.of("nightly", "exchange-backup").lasting(Duration.ofMinutes(5)).at("0000-3"));
    values.addAll(List.of(TokenType.values()));
    return values;
  }

  /** One that Connections never gave. */
  static AccessToken token() {
    return new AccessToken(
        "eyJ.eyJ.c2ln",
        TokenType.DPOP,
        AT,
        "nightly",
        "users-backup",
        "https://acme.okta.com",
        URI.create("https://acme.okta.com"),
        "0190-4",
        "0190-6",
        "Backup app",
        Set.of("groups-backup"));
  }

  public static List<ConnectionsException> exceptions() {
    return List.of(
        new UnknownProfileException("0190-3"),
        new UnknownConnectionException("0190-4"),
        new UnknownConnectorException("nightly"),
        new ConnectionChangedException("Ada renamed it at 10:00."),
        new CursorExpiredException(),
        new InvalidRequestException(
            Map.of("name", "The name is missing.", "size", "The size is 0.")),
        new ApplicationNotWorkingException(
            "The key does not fit.", "0190-4", FindingCode.KEY_MISMATCH, PAGE),
        new CapabilityNotHeldException(
            "Users backup is missing.", "0190-4", Set.of("users-backup"), PAGE),
        new ConnectionLinkedException(List.of("Nightly users", "Weekly groups"), PAGE),
        new LinkNotAllowedException("Allow Users backup.", LinkState.PENDING, PAGE),
        new OrganizationNotConnectedException(Workload.of("OKTA"), "acme.okta.com", PAGE),
        new RetryLaterException("Okta is down.", AT));
  }
}
