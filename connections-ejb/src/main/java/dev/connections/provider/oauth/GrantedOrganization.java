package dev.connections.provider.oauth;

import dev.connections.provider.Organization;
import java.util.Set;

/**
 * What was told of a grant.
 *
 * @param accountId empty when it was not told
 * @param account for people; empty when it was not told
 * @param permissions names of what is granted; null when nobody told
 */
record GrantedOrganization(
    Organization organization, String accountId, String account, Set<String> permissions) {}
