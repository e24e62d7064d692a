package dev.connections.credential.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plain texts that a text may stand for, where a program wrapped it: rich text, mails in
 * quoted-printable, parts of addresses, web pages. First of them is the text itself. JSON's escapes
 * are {@link EscapedText}'s matter.
 */
final class TextForms {
  private static final int MOST = 12;

  private static final Pattern SOFT_BREAK = Pattern.compile("=[ \\t]*+\\n");
  private static final Pattern QUOTED = Pattern.compile("=([0-9A-F]{2})");
  private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final Pattern BREAKING =
      Pattern.compile("(?i)</?+(?:br|p|div|li|tr|td|pre|code|h[1-6])\\b[^<>]*+>");
  private static final Pattern TAG = Pattern.compile("<[A-Za-z/!?][^<>]*+>|<!\\[CDATA\\[|\\]\\]>");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));");

  /** Those that stand for what keys, PEM and JSON consist of. */
  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("nbsp", " "),
          Map.entry("ensp", " "),
          Map.entry("emsp", " "),
          Map.entry("Tab", " "),
          Map.entry("NewLine", "\n"),
          Map.entry("plus", "+"),
          Map.entry("sol", "/"),
          Map.entry("equals", "="),
          Map.entry("lowbar", "_"),
          Map.entry("hyphen", "-"),
          Map.entry("dash", "-"),
          Map.entry("ndash", "-"),
          Map.entry("mdash", "--"),
          Map.entry("colon", ":"),
          Map.entry("comma", ","),
          Map.entry("lbrace", "{"),
          Map.entry("rbrace", "}"),
          Map.entry("lcub", "{"),
          Map.entry("rcub", "}"),
          Map.entry("lsqb", "["),
          Map.entry("rsqb", "]"),
          Map.entry("ldquo", "\""),
          Map.entry("rdquo", "\""),
          Map.entry("shy", ""),
          Map.entry("zwj", ""),
          Map.entry("zwnj", ""));

  private static final List<UnaryOperator<String>> WRAPPINGS =
      List.of(
          text -> RichText.is(text) ? RichText.plain(text) : text,
          TextForms::withoutQuotedPrintable,
          TextForms::withoutPercents,
          TextForms::withoutMarkup,
          TextForms::withoutEntities,
          TextForms::withoutMarkup,
          TextForms::withoutEntities);

  private TextForms() {}

  /** Whether the text is a document of a word processor or a web page rather than plain text. */
  static boolean isDocument(String text) {
    return RichText.is(text) || BREAKING.matcher(text).find();
  }

  /** At least the text itself; each as {@link PastedText#tidied}. */
  static List<String> of(String text) {
    Set<String> forms = new LinkedHashSet<>(List.of(text));
    for (UnaryOperator<String> wrapping : WRAPPINGS) {
      for (String form : new ArrayList<>(forms)) {
        if (forms.size() < MOST) {
          forms.add(PastedText.tidied(wrapping.apply(form)));
        }
      }
    }
    return new ArrayList<>(forms);
  }

  private static String withoutQuotedPrintable(String text) {
    return octets(SOFT_BREAK.matcher(text).replaceAll(""), QUOTED);
  }

  /** In forms a blank is a plus sign, which then is no plus sign of Base64. */
  private static String withoutPercents(String text) {
    boolean blanks = text.contains("BEGIN ") || text.contains("BEGIN%20");
    return octets(blanks || !PERCENT.matcher(text).find() ? text : text.replace('+', ' '), PERCENT);
  }

  /** Puts octets of UTF-8 in place of their codes. */
  private static String octets(String text, Pattern code) {
    Matcher matcher = code.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
    int start = 0;
    do {
      octets.writeBytes(text.substring(start, matcher.start()).getBytes(UTF_8));
      octets.write(Integer.parseInt(matcher.group(1), 16));
      start = matcher.end();
    } while (matcher.find());
    octets.writeBytes(text.substring(start).getBytes(UTF_8));
    return octets.toString(UTF_8);
  }

  private static String withoutMarkup(String text) {
    if (text.indexOf('<') < 0) {
      return text;
    }
    return TAG.matcher(BREAKING.matcher(text).replaceAll("\n")).replaceAll("");
  }

  private static String withoutEntities(String text) {
    return ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found)));
  }

  private static String character(MatchResult entity) {
    if (entity.group(3) != null) {
      return ENTITIES.getOrDefault(entity.group(3), entity.group());
    }
    int code =
        entity.group(1) != null
            ? Integer.parseInt(entity.group(1))
            : Integer.parseInt(entity.group(2), 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : entity.group();
  }
}
