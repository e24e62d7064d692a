package dev.connections.platform;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person meant with an id, a domain or an account that they copied from a page, a chat or a
 * file: it comes with the label beside it, the marks around it, and characters that nobody sees.
 */
final class CopiedText {
  private static final int MAX_ROUNDS = 8;

  /** More than any field lets through; its rule says that it is too long. */
  private static final int MAX_TYPED = 4_000;

  /**
   * Marks that pages, chats and code put around a value, and no id, domain or account ends with.
   */
  private static final String AROUND =
      "\"'`\u00b4\u02bc\u2018-\u201f\u2032-\u2037\u2039\u203a\u00ab\u00bb\u300c-\u300f\uff02\uff07<>(){}\\[\\]*\\\\";

  private static final Pattern BEFORE =
      Pattern.compile("^[\\s=\u2022\u2023\u25aa\u25e6\u00b7" + AROUND + "]+|^[-\u2013\u2014]\\s+");
  private static final Pattern BEHIND =
      Pattern.compile(
          "[\\s,.;:!?\u2026\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f" + AROUND + "]+$");

  /** Anna &lt;anna@contoso.com&gt;, and the links of chats: &lt;https://acme.okta.com|acme&gt;. */
  private static final Pattern POINTED =
      Pattern.compile("[^<>]*<([^<>\\s|]*[@/][^<>\\s|]*)(\\|[^<>]*)?>\\W*");

  /** A link as Markdown has it: [acme](https://acme.okta.com). */
  private static final Pattern MARKDOWN = Pattern.compile("\\W?\\[[^\\]]*]\\(([^()\\s]+)\\)\\W*");

  /** What pages and files call these fields; the longer first. */
  private static final String WORD =
      "(?:your|the|primary|initial|default|public|private"
          + "|application|app|client|tenant|directory|organi[sz]ation|org|company|service|signing"
          + "|account|domain|host|name|identifier|ids|id|key|kid|url|uri|address|ad|issuer"
          + "|e-?mail|mail|user|upn|principal|login|sign-in|guid|value)";

  /** A provider's name has one word or two. */
  private static final String WHOSE = "(?:[a-z0-9]++[\\s_-]++){0,2}?";

  private static final Pattern LABELLED =
      Pattern.compile("(?i)(?:" + WORD + "++[\\s_()\"'\u2019-]*+)++[:=]\\s*+(\\S.*)");

  /** Client ID: 0oa..., "client_id": "0oa...", clientId=0oa... */
  private static final Pattern MARKED =
      Pattern.compile("(?i)" + WHOSE + "(?:" + WORD + "++[\\s_()\"'\u2019-]*+)++[:=]\\s*+(\\S.*)");

  /** The cell of a table and the one before it. */
  private static final Pattern BESIDE =
      Pattern.compile("(?i)" + WHOSE + "(?:" + WORD + "++[_()-]*+\\s++)++(\\S*[0-9.@]\\S*)");

  /** A host may be called so and have a port; an address may have such a scheme. */
  private static final Pattern NO_VALUE = Pattern.compile("//.*|[0-9]{1,5}(/.*)?");

  private static final Pattern ENTITY =
      Pattern.compile(
          "&(?:nbsp|quot|apos|lt|gt|zwnj|zwj|shy|#0*(?:34|39|160|173|8203|8288|65279));");

  private static final Pattern BLANK =
      Pattern.compile("[\\p{Cc}\\p{Z}\u2800\u3164\u115f\u1160\uffa0]");
  private static final Pattern UNSEEN = Pattern.compile("[\ufe00-\ufe0f\u034f]");
  private static final Pattern DASH = Pattern.compile("[\\p{Pd}\u2212]");

  private CopiedText() {}

  /** Empty for null. */
  static String meant(String typed) {
    if (typed == null || typed.length() > MAX_TYPED) {
      return typed == null ? "" : typed;
    }
    String text = visible(ENTITY.matcher(typed).replaceAll(" "));
    for (int i = 0; i < MAX_ROUNDS; i++) {
      String bare = withoutLabel(withoutMarks(text));
      if (bare.equals(text)) {
        return text;
      }
      text = bare;
    }
    return text;
  }

  /**
   * As {@link #meant}, for a value that may hold such words itself: only a label that ends in a
   * colon is taken from it, and nobody's name before one.
   */
  static String named(String typed) {
    if (typed == null || typed.length() > MAX_TYPED) {
      return InputRules.stripped(typed);
    }
    String text = withoutMarks(visible(ENTITY.matcher(typed).replaceAll(" ")));
    Matcher labelled = LABELLED.matcher(text);
    return labelled.matches() ? withoutMarks(labelled.group(1)) : text;
  }

  /**
   * As {@link #meant}, for a text to look for: a word like "client" may be a part of a name.
   * Joiners stay, since names hold them.
   */
  static String sought(String typed) {
    String text = InputRules.stripped(PlainText.withoutUnseen(typed == null ? "" : typed));
    String bare = text.length() > MAX_TYPED ? text : withoutMarks(text);
    return bare.isEmpty() ? text : bare;
  }

  /** One form for what looks alike: no zero width, each blank the same, each dash a dash. */
  private static String visible(String typed) {
    String lines = BLANK.matcher(typed).replaceAll(" ");
    String seen = UNSEEN.matcher(PlainText.withoutFormat(lines)).replaceAll("");
    String value = withoutMarks(inner(POINTED, inner(MARKDOWN, seen.strip())));
    return DASH.matcher(Normalizer.normalize(value, Normalizer.Form.NFKC)).replaceAll("-");
  }

  private static String inner(Pattern wrapped, String text) {
    Matcher matcher = wrapped.matcher(text);
    return matcher.matches() ? matcher.group(1) : text;
  }

  private static String withoutMarks(String text) {
    return BEHIND.matcher(BEFORE.matcher(text).replaceFirst("")).replaceFirst("");
  }

  private static String withoutLabel(String text) {
    Matcher marked = MARKED.matcher(text);
    if (marked.matches() && !NO_VALUE.matcher(marked.group(1)).matches()) {
      return marked.group(1);
    }
    Matcher beside = BESIDE.matcher(text);
    return beside.matches() ? beside.group(1) : text;
  }
}
