package dev.connections.signin;

/**
 * What a trip is for.
 *
 * @param draftId of the wizard, or of the profile of an application
 * @param applicationId that is reauthenticated; null for a draft of the wizard
 * @param shareId the link by which another person goes in the owner's place; null when the owner
 *     goes
 */
public record TripSubject(String draftId, String applicationId, String shareId) {
  /** Of one whose owner goes. */
  public TripSubject(String draftId, String applicationId) {
    this(draftId, applicationId, null);
  }

  /** The same for whoever has the link. */
  public TripSubject by(String link) {
    return new TripSubject(draftId, applicationId, link);
  }
}
