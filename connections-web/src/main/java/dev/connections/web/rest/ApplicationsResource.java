package dev.connections.web.rest;

import dev.connections.api.ConnectionsException;
import dev.connections.api.Workload;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.Applications;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.console.verification.Verification;
import dev.connections.words.Form;
import dev.connections.words.Sentences;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The applications of one connection, and what their verifications find. */
@Path("connections/{id}/applications")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApplicationsResource {
  @EJB private OrganizationConnections connections;
  @EJB private Applications applications;
  @Inject private Sentences sentences;
  @Inject private FieldWords words;

  /** All of them: a connection has a handful. */
  @GET
  public Listed<ApplicationJson> list(@PathParam("id") String id) throws ConnectionsException {
    ConnectionDetails connection = connections.get(id);
    List<ApplicationJson> all =
        connection.applications().stream()
            .map(application -> ApplicationJson.of(connection, application, sentences))
            .toList();
    return new Listed<>(all, all.size(), null, null);
  }

  @GET
  @Path("{applicationId}")
  public Response get(@PathParam("id") String id, @PathParam("applicationId") String applicationId)
      throws ConnectionsException {
    return shown(id, applicationId);
  }

  @PATCH
  @Path("{applicationId}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  public Response rename(
      @PathParam("id") String id,
      @PathParam("applicationId") String applicationId,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen,
      NameJson body)
      throws ConnectionsException {
    Given given = new Given();
    String name = given.needed("name", Given.body(body).name());
    given.check();
    return changed(
        id,
        applicationId,
        seen,
        version -> {
          try {
            applications.rename(applicationId, version, name);
          } catch (InvalidFieldsException wrong) {
            throw words.invalid(Form.CONNECTION, wrong, Map.of(), null);
          }
        });
  }

  @POST
  @Path("{applicationId}/disable")
  public Response disable(
      @PathParam("id") String id,
      @PathParam("applicationId") String applicationId,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen)
      throws ConnectionsException {
    return changed(
        id, applicationId, seen, version -> applications.disable(applicationId, version));
  }

  @POST
  @Path("{applicationId}/enable")
  public Response enable(
      @PathParam("id") String id,
      @PathParam("applicationId") String applicationId,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen)
      throws ConnectionsException {
    return changed(id, applicationId, seen, version -> applications.enable(applicationId, version));
  }

  private Response changed(String id, String applicationId, String seen, Change change)
      throws ConnectionsException {
    long version = Versions.named(seen);
    belonging(connections.get(id), applicationId);
    change.of(version);
    return shown(id, applicationId);
  }

  private Response shown(String id, String applicationId) throws ConnectionsException {
    ConnectionDetails connection = connections.get(id);
    ApplicationDetails application = belonging(connection, applicationId);
    return Response.ok(ApplicationJson.of(connection, application, sentences))
        .tag(Versions.tag(application.version()))
        .build();
  }

  /** Starts one, and does not wait; while one runs, that one is answered. */
  @POST
  @Path("{applicationId}/verifications")
  public Response verify(
      @PathParam("id") String id, @PathParam("applicationId") String applicationId)
      throws ConnectionsException {
    ConnectionDetails connection = connections.get(id);
    ApplicationDetails application = belonging(connection, applicationId);
    Verification run = applications.verify(applicationId);
    if (run == null || application.disabledBy() != null) {
      throw new ClientErrorException(
          "The application is disabled, and so it is not verified. Enable it first.",
          Response.Status.CONFLICT);
    }
    URI address =
        URI.create(
            RestApplication.PATH
                + "/connections/"
                + connection.id()
                + "/applications/"
                + application.id()
                + "/verifications/"
                + run.id());
    return Response.accepted(described(run, connection, application)).location(address).build();
  }

  /** The last one alone is kept. */
  @GET
  @Path("{applicationId}/verifications/{verificationId}")
  public VerificationJson verification(
      @PathParam("id") String id,
      @PathParam("applicationId") String applicationId,
      @PathParam("verificationId") String verificationId)
      throws ConnectionsException {
    belonging(connections.get(id), applicationId);
    Verification run = applications.verification(applicationId);
    if (run == null || !run.id().equals(verificationId)) {
      throw new NotFoundException();
    }
    // After the run: one that is seen as ended has its findings in what is read now.
    ConnectionDetails connection = connections.get(id);
    return described(run, connection, belonging(connection, applicationId));
  }

  private VerificationJson described(
      Verification run, ConnectionDetails connection, ApplicationDetails application) {
    Workload workload = connection.organization().workload();
    return VerificationJson.of(
        run, ApplicationJson.findings(application, sentences, workload), sentences, workload);
  }

  private static ApplicationDetails belonging(ConnectionDetails connection, String applicationId)
      throws UnknownApplicationException {
    return connection.applications().stream()
        .filter(application -> application.id().equals(applicationId))
        .findFirst()
        .orElseThrow(() -> new UnknownApplicationException(applicationId));
  }

  private interface Change {
    void of(long version) throws ConnectionsException;
  }
}
