package dev.connections.web.rest;

import dev.connections.api.ConnectionsException;
import dev.connections.api.ProfilePage;
import dev.connections.api.ProfileQuery;
import dev.connections.api.Profiles;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.ProgramCaller;
import dev.connections.console.Role;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.verification.Verification;
import dev.connections.words.Sentences;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/** The application connection profiles. What a program sends of a credential is never answered. */
@Path("profiles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProfilesResource {
  private static final List<String> CHANGERS =
      List.of(Role.ADMINISTRATOR.group(), Role.OPERATOR.group());

  @EJB private Profiles profiles;
  @EJB private ConnectionProfiles people;
  @EJB private ProfileDrafts drafts;
  @Inject private ProfileWriting writing;
  @Inject private Once once;
  @Inject private Sentences sentences;

  @GET
  public Listed<ProfileJson> list(
      @QueryParam("workload") String workload,
      @QueryParam("status") String status,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit)
      throws ConnectionsException {
    Given given = new Given();
    Workload ofThis = given.workload("workload", workload);
    Status withThis = given.status("status", status);
    given.check();
    Cut cut = Cut.of(cursor, limit);
    ProfileQuery query = ProfileQuery.all().page(cut.first(), cut.size());
    query = ofThis == null ? query : query.of(ofThis);
    query = withThis == null ? query : query.with(withThis);
    ProfilePage page = profiles.find(query);
    return Listed.of(page.profiles().stream().map(ProfileJson::of).toList(), page.total(), cut);
  }

  /** With an ETag for those who may change it. */
  @GET
  @Path("{id}")
  public Response get(@PathParam("id") String id, @Context SecurityContext caller)
      throws ConnectionsException {
    boolean changes =
        caller.getUserPrincipal() instanceof ProgramCaller program
            && CHANGERS.stream().anyMatch(program.groups()::contains);
    return changes
        ? shown(Response.ok(), id)
        : Response.ok(ProfileJson.of(profiles.get(id))).build();
  }

  private Response shown(Response.ResponseBuilder answer, String id) throws ConnectionsException {
    // The version first: an old one refuses a change, a newer one than what is shown would not.
    EntityTag tag = Versions.tag(people.get(id).version());
    return answer.entity(ProfileJson.of(profiles.get(id))).tag(tag).build();
  }

  /** Stores what was verified and works, or what the program wants stored whatever it does. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(
      @HeaderParam("Idempotency-Key") String key,
      @QueryParam("evenIfNotWorking") String evenIfNotWorking,
      NewProfileJson body)
      throws ConnectionsException {
    NewProfileJson wanted = Given.body(body);
    Given given = new Given();
    ProfileFields fields = wanted.read(given);
    boolean asItIs = given.flag("evenIfNotWorking", evenIfNotWorking);
    given.check();
    String id =
        once.make(
            key,
            wanted.content(),
            () -> writing.save(drafts.create(), fields, wanted.credential(), asItIs));
    return shown(Response.created(URI.create(RestApplication.PATH + "/profiles/" + id)), id);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response rename(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen,
      ProfileNamesJson body)
      throws ConnectionsException {
    ProfileNamesJson wanted = Given.body(body);
    Given given = new Given();
    given.text("name", wanted.name());
    given.text("description", wanted.description());
    given.check();
    ProfileDraft draft = drafts.edit(id, Versions.named(seen));
    ProfileFields now = draft.fields();
    ProfileFields fields =
        new ProfileFields(
            Objects.requireNonNullElse(wanted.name(), now.name()),
            Objects.requireNonNullElse(wanted.description(), now.description()),
            now.workload(),
            now.domain(),
            now.clientId());
    writing.save(draft, fields, null, false);
    return shown(Response.ok(), id);
  }

  @PUT
  @Path("{id}/credential")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response replaceCredential(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) String seen,
      @QueryParam("evenIfNotWorking") String evenIfNotWorking,
      CredentialJson body)
      throws ConnectionsException {
    CredentialJson credential = Given.body(body);
    Given given = new Given();
    ProfileWriting.check(given, credential);
    boolean asItIs = given.flag("evenIfNotWorking", evenIfNotWorking);
    given.check();
    ProfileDraft draft = drafts.edit(id, Versions.named(seen));
    writing.save(draft, draft.fields(), credential, asItIs);
    return shown(Response.ok(), id);
  }

  @DELETE
  @Path("{id}")
  @Produces(MediaType.WILDCARD)
  public void remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String seen)
      throws ConnectionsException {
    people.delete(id, Versions.named(seen));
  }

  /** Starts one, and does not wait; while one runs, that one is answered. */
  @POST
  @Path("{id}/verifications")
  public Response verify(@PathParam("id") String id) throws ConnectionsException {
    Verification run = people.verify(id);
    URI address =
        URI.create(RestApplication.PATH + "/profiles/" + id + "/verifications/" + run.id());
    return Response.accepted(described(run, people.get(id))).location(address).build();
  }

  /** The last one alone is kept. */
  @GET
  @Path("{id}/verifications/{verificationId}")
  public VerificationJson verification(
      @PathParam("id") String id, @PathParam("verificationId") String verificationId)
      throws ConnectionsException {
    Verification run = people.verification(id);
    if (run == null || !run.id().equals(verificationId)) {
      throw new NotFoundException();
    }
    // After the run: one that is seen as ended has its findings in what is read now.
    return described(run, people.get(id));
  }

  private VerificationJson described(Verification run, ProfileDetails profile) {
    Workload workload = profile.fields().workload();
    return VerificationJson.of(
        run,
        profile.findings().stream()
            .map(finding -> FindingJson.of(finding, sentences, workload))
            .toList(),
        sentences,
        workload);
  }
}
