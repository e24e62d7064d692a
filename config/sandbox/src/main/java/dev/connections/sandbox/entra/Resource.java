package dev.connections.sandbox.entra;

import java.util.Arrays;
import java.util.Optional;

/** An API of Microsoft's that applications may be allowed to use. */
public enum Resource {
  GRAPH("00000003-0000-0000-c000-000000000000", "Microsoft Graph", "https://graph.microsoft.com"),
  EXCHANGE(
      "00000002-0000-0ff1-ce00-000000000000",
      "Office 365 Exchange Online",
      "https://outlook.office365.com"),
  SHAREPOINT(
      "00000003-0000-0ff1-ce00-000000000000",
      "Office 365 SharePoint Online",
      "https://microsoft.sharepoint-df.com"),
  MANAGEMENT(
      "c5393580-f805-4401-95e8-94b7a6ef2fc2",
      "Office 365 Management APIs",
      "https://manage.office.com");

  private final String appId;
  private final String label;
  private final String identifier;

  Resource(String appId, String label, String identifier) {
    this.appId = appId;
    this.label = label;
    this.identifier = identifier;
  }

  /** The same in every tenant. */
  public String appId() {
    return appId;
  }

  public String label() {
    return label;
  }

  /** Its application ID URI, which a scope begins with; here Graph's alone differs by cloud. */
  String identifier(Cloud cloud) {
    return this == GRAPH ? "https://" + cloud.graphHost() : identifier;
  }

  static Optional<Resource> ofAppId(String appId) {
    return Arrays.stream(values())
        .filter(resource -> resource.appId.equalsIgnoreCase(appId))
        .findFirst();
  }
}
