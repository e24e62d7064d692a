package dev.connections.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/**
 * All that is served below {@code /api/v1}; named one by one, so that nothing gets there else.
 * There is one instance of each resource, since making one for a request costs more than most
 * answers do.
 */
@ApplicationPath(RestApplication.PATH)
public class RestApplication extends Application {
  static final String PATH = "/api/v1";

  /**
   * Jersey would make an absolute address of {@code Location} with the request's Host header, and
   * describe everything once more beside the OpenAPI document. A status without a body stays one,
   * and gets no page of the server.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.headers.location.relative.resolution.disabled",
        true,
        "jersey.config.server.wadl.disableWadl",
        true,
        "jersey.config.server.response.setStatusOverSendError",
        true);
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        ActivityResource.class,
        ApplicationsResource.class,
        ConnectionsResource.class,
        ConnectorsResource.class,
        EventsResource.class,
        OrganizationsResource.class,
        ProfilesResource.class,
        TokensResource.class,
        BodyLimit.class,
        LimitFilter.class,
        StrictJson.class,
        ReadableHeaders.class,
        ProblemMapper.class);
  }
}
