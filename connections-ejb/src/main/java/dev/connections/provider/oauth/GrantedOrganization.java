package dev.connections.provider.oauth;

import dev.connections.provider.Organization;
import java.util.List;
import java.util.Set;

/**
 * What was told of a grant.
 *
 * @param organization null when several are reached and none of them was expected
 * @param reached those that are reached then; else empty
 * @param accountId empty when it was not told
 * @param account for people; empty when it was not told
 * @param permissions names of what is granted; null when nobody told
 */
record GrantedOrganization(
    Organization organization,
    List<Organization> reached,
    String accountId,
    String account,
    Set<String> permissions) {}
