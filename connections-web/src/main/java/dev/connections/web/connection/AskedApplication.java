package dev.connections.web.connection;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.omnifaces.cdi.Param;

/**
 * Which application a request is about, and what the person saw of it. It comes as parameters of
 * the request: the order of the applications may have changed since.
 */
@RequestScoped
class AskedApplication {
  @Inject @Param private String application;
  @Inject @Param private String profile;
  @Inject @Param private String version;

  /** Empty when the request names none. */
  String id() {
    return application == null ? "" : application;
  }

  /** Of its profile; empty when the request names none. */
  String profileId() {
    return profile == null ? "" : profile;
  }

  /** No version that there is when the request names none. */
  long version() {
    return version != null && version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1;
  }
}
