package dev.connections.profile;

import dev.connections.api.ConnectionsException;
import dev.connections.api.Workload;
import dev.connections.console.profiles.ConnectionProfiles;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.verification.Verification;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What tests of profiles do over and over. To be called in a role. */
@ApplicationScoped
public class ProfilesInContainer {
  @EJB private ProfileDrafts drafts;
  @EJB private ConnectionProfiles profiles;

  /** Fields of an application that no other test knows. */
  public static ProfileFields anApplication() {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return new ProfileFields(
        "Acme " + unique, "", Workload.of("OKTA"), "acme" + unique + ".okta.test", "0oa" + unique);
  }

  public static ProfileFields withName(ProfileFields fields, String name) {
    return new ProfileFields(
        name, fields.description(), fields.workload(), fields.domain(), fields.clientId());
  }

  public static ProfileFields withDomain(ProfileFields fields, String domain) {
    return new ProfileFields(
        fields.name(), fields.description(), fields.workload(), domain, fields.clientId());
  }

  public static ProfileFields withClientId(ProfileFields fields, String clientId) {
    return new ProfileFields(
        fields.name(), fields.description(), fields.workload(), fields.domain(), clientId);
  }

  /** A draft with these fields and a generated key. */
  public ProfileDraft draft(ProfileFields fields) throws ConnectionsException {
    ProfileDraft draft = drafts.create();
    drafts.update(draft.id(), fields);
    return drafts.generateKey(draft.id(), KeyAlgorithm.EC_P256);
  }

  public Verification verified(String draftId) throws ConnectionsException {
    drafts.verify(draftId);
    return endedDraft(draftId);
  }

  Verification endedDraft(String draftId) throws ConnectionsException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (drafts.verification(draftId).running()) {
      pause(deadline);
    }
    return drafts.verification(draftId);
  }

  public Verification verifiedProfile(String profileId) throws ConnectionsException {
    profiles.verify(profileId);
    return ended(profileId);
  }

  public Verification ended(String profileId) throws ConnectionsException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (profiles.verification(profileId).running()) {
      pause(deadline);
    }
    return profiles.verification(profileId);
  }

  public static void pause(Instant deadline) {
    if (Instant.now().isAfter(deadline)) {
      throw new AssertionError("not within the time");
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
  }

  /** A verified profile of a new application. */
  public ProfileDetails saved(ProfileFields fields) throws ConnectionsException {
    ProfileDraft draft = draft(fields);
    verified(draft.id());
    return drafts.save(draft.id(), false);
  }
}
