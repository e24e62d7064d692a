package dev.connections.console;

import java.time.Instant;

/**
 * The state of the side panel that creates or edits a profile. It lives in the database for an hour
 * after its last change, belongs to the person who opened it, and holds the entered key encrypted,
 * so that neither a failed verification nor a lost session asks for anything again.
 *
 * @param profileId the profile that is edited, or null when a new one is made
 * @param fields as last entered, valid or not
 * @param key the key that saving would use: the entered candidate, else the stored current one;
 *     null when there is none, or when the stored one may not be used
 * @param keyMustBeEntered whether the stored key may not be reused, since the organization or the
 *     client id changed; saving is refused until a key is entered
 * @param verificationNeeded whether anything that matters for signing in differs from what is
 *     stored
 * @param verification the last one of exactly what saving would store but for name and description,
 *     running or ended, or null
 * @param changedAt when anything was last entered in it; its hour counts from here
 */
public record ProfileDraft(
    String id,
    String profileId,
    ProfileFields fields,
    PublicKeyView key,
    boolean keyMustBeEntered,
    boolean verificationNeeded,
    Verification verification,
    Instant changedAt,
    Instant expiresAt) {}
