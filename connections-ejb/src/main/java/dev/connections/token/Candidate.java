package dev.connections.token;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.capability.Permission;
import dev.connections.provider.Organization;
import dev.connections.provider.TokenTarget;
import java.util.List;
import java.util.Set;

/**
 * An application that may serve a connector's capability.
 *
 * @param signsAs names its credential
 * @param missing what is known to be missing although a token is given; null when nothing is
 * @param missingSubject what that is about
 * @param alsoCovers codes of further capabilities that its token can be used for
 */
record Candidate(
    String applicationId,
    String applicationName,
    String profileId,
    String signsAs,
    Status status,
    Workload workload,
    Organization organization,
    List<Permission> permissions,
    TokenTarget target,
    TokenKey key,
    FindingCode missing,
    String missingSubject,
    Set<String> alsoCovers) {}
