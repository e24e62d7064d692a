package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in one text: JWKs, PEM blocks, or files that somebody wrote as Base64.
 *
 * @param json the JWKs, private and public
 * @param blocks the complete PEM blocks
 * @param files in Base64, and only where nothing else is; the caller wipes them
 * @param damage what is cut off or altered among them, or null
 */
record TextParts(
    JsonKeys json, List<PemBlock> blocks, List<byte[]> files, KeyRefusedException damage) {

  /** Long ones, in one line or in several of which each holds nothing else. */
  private static final Pattern BASE64 =
      Pattern.compile(
          "[A-Za-z0-9+/_-]{40,}+={0,2}+(?:[ \\t\"']*+\\n"
              + "[ \\t\"']*+[A-Za-z0-9+/_-]++={0,2}+(?=[ \\t\"',]*+(?:\\n"
              + "|$)))*+");

  private static final Pattern BLANKS = Pattern.compile("[\\s\"']");

  private static final int LOOKED_AT = 256;

  /** Letters outside of English in a file that is not Unicode. */
  private static final int ODD_SHARE = 16;

  /** A secret of Kubernetes holds a key, a certificate and the authority's. */
  private static final int MOST_FILES = 16;

  /**
   * The first plain text in it where all is whole, or else the first in which anything is.
   *
   * @param text as {@link PastedText#tidied}
   */
  static TextParts in(String text) {
    TextParts first = null;
    for (String form : TextForms.of(text)) {
      TextParts parts = inPlain(form);
      if (parts.isSomething() && parts.damage == null) {
        return parts;
      }
      boolean better = first == null || !first.isSomething() && first.damage == null;
      first = better ? parts : first;
    }
    return first;
  }

  boolean isSomething() {
    return !json.isEmpty() || !blocks.isEmpty() || !files.isEmpty();
  }

  private static TextParts inPlain(String text) {
    JsonKeys json = JsonKeys.in(text);
    KeyRefusedException damage = json.damage();
    List<PemBlock> blocks = List.of();
    try {
      blocks = PemBlock.in(text);
      for (PemBlock block : blocks) {
        block.require();
      }
    } catch (KeyRefusedException altered) {
      damage = altered;
    }
    boolean bare = json.isEmpty() && blocks.isEmpty() && damage == null;
    return new TextParts(json, blocks, bare ? files(text) : List.of(), damage);
  }

  private static List<byte[]> files(String text) {
    List<byte[]> files = new ArrayList<>();
    String whole = BLANKS.matcher(text).replaceAll("");
    if (BASE64.matcher(whole).matches()) {
      add(whole, files);
      return files;
    }
    Matcher one = BASE64.matcher(text);
    for (int i = 0; i < MOST_FILES && one.find(); i++) {
      add(BLANKS.matcher(one.group()).replaceAll(""), files);
    }
    return files;
  }

  private static void add(String base64, List<byte[]> files) {
    try {
      byte[] content = PemBlock.base64(base64);
      if (isFile(content)) {
        files.add(content);
      }
    } catch (KeyRefusedException someOtherText) {
      // A long word, or numbers of something else.
    }
  }

  private static boolean isFile(byte[] content) {
    return DerKey.looksLikeDer(content)
        || ForeignFile.of(content) != null
        || isText(PastedText.decode(content));
  }

  /** A word that happens to be Base64 yields any characters, of which many cannot be seen. */
  private static boolean isText(String text) {
    String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
    long odd = start.chars().filter(c -> c < ' ' && c != '\n' && c != '\t' || c == 0xFFFD).count();
    return odd <= start.length() / ODD_SHARE && !start.isEmpty();
  }
}
