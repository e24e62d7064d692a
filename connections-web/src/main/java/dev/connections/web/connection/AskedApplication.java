package dev.connections.web.connection;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
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
  @Inject @Param private String code;
  @Inject @Param private String subject;

  /** Empty when the request names none. */
  String id() {
    return application == null ? "" : application;
  }

  /** Of its profile; empty when the request names none. */
  String profileId() {
    return profile == null ? "" : profile;
  }

  /** What the request is about; empty when it names none, or one of another version. */
  Optional<FindingCode> code() {
    return Arrays.stream(FindingCode.values()).filter(one -> one.name().equals(code)).findFirst();
  }

  /** Which of several; empty when there is only one. */
  String subject() {
    return subject == null ? "" : subject;
  }

  boolean isAbout(Finding finding) {
    return finding.code().name().equals(code) && finding.subject().equals(subject());
  }

  /** No version that there is when the request names none. */
  long version() {
    return version != null && version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1;
  }
}
