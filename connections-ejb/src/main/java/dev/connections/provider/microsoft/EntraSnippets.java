package dev.connections.provider.microsoft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.connections.api.Workload;
import dev.connections.capability.PermissionSnippets;
import dev.connections.console.capabilities.CapabilityView.Wanted;
import dev.connections.console.capabilities.PermissionSnippet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * The permissions of an Entra application as text to copy: for the manifest of its registration
 * (learn.microsoft.com, "requiredResourceAccess attribute") and for Microsoft Graph PowerShell.
 */
@ApplicationScoped
public class EntraSnippets implements PermissionSnippets {
  private static final String CONSENT =
      """
      # Admin consent: grants what is declared and not granted yet.
      $principal = Get-MgServicePrincipal -Filter "appId eq '$($app.AppId)'"
      if (-not $principal) { $principal = New-MgServicePrincipal -AppId $app.AppId }
      $granted = (Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -All).AppRoleId
      foreach ($resource in $access) {
        $api = Get-MgServicePrincipal -Filter "appId eq '$($resource.ResourceAppId)'"
        foreach ($role in $resource.ResourceAccess) {
          if ($granted -notcontains $role.Id) {
            New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -PrincipalId $principal.Id -ResourceId $api.Id -AppRoleId $role.Id
          }
        }
      }\
      """;

  @Override
  public Workload workload() {
    return MicrosoftAdapter.WORKLOAD;
  }

  @Override
  public List<PermissionSnippet> of(List<Wanted> wanted, String clientId) {
    Map<String, List<Wanted>> byResource =
        wanted.stream()
            .collect(
                Collectors.groupingBy(
                    Wanted::resource, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    return List.of(
        new PermissionSnippet("ENTRA_MANIFEST", manifest(byResource)),
        new PermissionSnippet("POWERSHELL", powerShell(byResource, clientId)));
  }

  private static String manifest(Map<String, List<Wanted>> byResource) {
    List<Map<String, Object>> access =
        byResource.entrySet().stream()
            .map(
                resource -> {
                  Map<String, Object> object = new LinkedHashMap<>();
                  object.put("resourceAppId", resource.getKey());
                  object.put(
                      "resourceAccess",
                      resource.getValue().stream().map(EntraSnippets::role).toList());
                  return object;
                })
            .toList();
    try {
      return JsonMapper.builder()
          .build()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(Map.of("requiredResourceAccess", access));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Maps of texts can be written", impossible);
    }
  }

  private static Map<String, Object> role(Wanted wanted) {
    Map<String, Object> role = new LinkedHashMap<>();
    role.put("id", wanted.permissionId());
    role.put("type", "Role");
    return role;
  }

  /** Makes the application when its id is not known. */
  private static String powerShell(Map<String, List<Wanted>> byResource, String clientId) {
    return String.join(
        "\n",
        "# Microsoft Graph PowerShell, module Microsoft.Graph.Applications. Sign in as somebody who"
            + " may consent for the organization.",
        "Connect-MgGraph -Scopes 'Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'",
        "",
        access(byResource),
        "",
        clientId.isEmpty()
            ? "$app = New-MgApplication -DisplayName 'Connections' -SignInAudience 'AzureADMyOrg'"
                + " -RequiredResourceAccess $access"
            : "$app = Get-MgApplication -Filter \"appId eq '"
                + clientId
                + "'\"\n"
                + "# Replaces the permissions that the application declares now.\n"
                + "Update-MgApplication -ApplicationId $app.Id -RequiredResourceAccess $access",
        "",
        CONSENT);
  }

  private static String access(Map<String, List<Wanted>> byResource) {
    StringJoiner resources = new StringJoiner("\n", "$access = @(\n", "\n)");
    byResource.forEach(
        (resource, wanted) -> {
          StringJoiner roles = new StringJoiner("\n");
          wanted.forEach(
              one ->
                  roles.add(
                      "      @{ Id = '"
                          + one.permissionId()
                          + "'; Type = 'Role' } # "
                          + one.name()));
          resources.add(
              "  @{\n    ResourceAppId = '"
                  + resource
                  + "' # "
                  + wanted.get(0).resourceName()
                  + "\n    ResourceAccess = @(\n"
                  + roles
                  + "\n    )\n  }");
        });
    return resources.toString();
  }
}
