package dev.connections.web.grant;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where people go on who were sent to sign in, as paths within this site. */
public final class GrantPages {
  /** For who is not signed in, when the answer is none that this browser waited for. */
  public static final String UNKNOWN_TO_STRANGERS = "/share/share.xhtml?answer=unknown";

  /** For a link for somebody else that cannot be used. */
  public static final String LINK_GONE = "/share/share.xhtml";

  static final String UNKNOWN = "/connections/connections.xhtml?grant=unknown";
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private GrantPages() {}

  /** The wizard's step of signing in. */
  static String ofDraft(String draftId) {
    return "/connections/add.xhtml?draft=" + draftId + "&step=sign-in";
  }

  static String ofApplication(String applicationId) {
    return "/connections/reauthenticate.xhtml?application=" + applicationId;
  }

  /** Of a link for somebody else that this browser opened. */
  public static String ofLink(String linkId) {
    return LINK_GONE + "?id=" + URLEncoder.encode(linkId, StandardCharsets.UTF_8);
  }

  /** Whether what a request names could be a draft or an application. */
  static boolean isId(String given) {
    return given != null && ID.matcher(given).matches();
  }
}
