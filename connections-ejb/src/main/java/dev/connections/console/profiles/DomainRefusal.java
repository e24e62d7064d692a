package dev.connections.console.profiles;

/**
 * Why a typed domain or tenant id cannot be an organization's, known before anybody is called; the
 * console has a sentence for each (bundle key {@code problem.domain.CODE}, with the details named
 * here).
 */
public enum DomainRefusal {
  EMPTY,
  /** Longer than a host name can be (RFC 1035 section 2.3.4). */
  TOO_LONG,
  /** Another scheme than https; {0} is the scheme. */
  SCHEME,
  /** Something before an {@code @}, such as an e-mail address. */
  USER_INFO,
  /** An account's name or address; {0} is its domain, which may be the organization's. */
  ACCOUNT,
  /** A port, and the origin is not trusted by name; {0} is the host without it. */
  PORT,
  /** Something behind the host; {0} is the host alone, which was probably meant. */
  PATH,
  /** An IP address in any spelling. */
  IP_ADDRESS,
  /** A name of this machine or its network that is not trusted by name; {0} is the host. */
  LOCAL_NAME,
  /** One word without a dot; {0} is the domain that was probably meant. */
  BARE_WORD,
  /** The address of a page of the provider's; {0} is the organization's domain. */
  ADMIN_HOST,
  /** The provider's own web site and no organization; {0} is the host. */
  OWN_SITE,
  /** A web address where a bare domain is wanted; {0} is the host alone, probably meant. */
  WEB_ADDRESS,
  /** A word that stands for many organizations at once, such as {@code common}; {0} is the word. */
  RESERVED_WORD,
  /** Nothing that a host can be called. */
  NOT_A_HOST
}
