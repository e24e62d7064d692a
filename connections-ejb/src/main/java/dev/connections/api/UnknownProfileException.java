package dev.connections.api;

/** No application connection profile has this id, or no longer. */
public final class UnknownProfileException extends CallerMistakeException {
  private static final long serialVersionUID = 1;

  private final String profileId;

  /**
   * @param profileId as the caller gave it
   */
  public UnknownProfileException(String profileId) {
    super("There is no application connection profile with the id " + profileId + ".");
    this.profileId = profileId;
  }

  /** As the caller gave it. */
  public String profileId() {
    return profileId;
  }
}
