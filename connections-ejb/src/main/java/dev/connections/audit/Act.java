package dev.connections.audit;

/**
 * What was done on what.
 *
 * @param action verb of the feature in kebab case, such as {@code profile-created}
 * @param subjectKind such as {@code profile} or {@code account}
 * @param subjectId empty when it has none yet
 * @param subjectName what people call it; empty when it has none
 */
public record Act(String action, String subjectKind, String subjectId, String subjectName) {}
