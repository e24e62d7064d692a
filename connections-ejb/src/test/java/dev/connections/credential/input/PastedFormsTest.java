package dev.connections.credential.input;

import static dev.connections.credential.input.KeyTexts.bytes;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.GeneratedCertificates;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form of a key, in each wrapping that programs put around text, in each field. */
class PastedFormsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final CertificateKey MADE = GeneratedCertificates.generate("Acme", NOON, 1);
  private static final JWK KEY = MADE.key().jwk();
  private static final String PASS = "fixture";

  private static final Map<String, String> FORMS = forms();
  private static final Map<String, Function<String, byte[]>> WRAPPINGS = wrappings();

  private static Map<String, String> forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("PKCS#8", KeyTexts.pkcs8(KEY));
    forms.put("PKCS#1", KeyTexts.traditional(KEY));
    forms.put(
        "encrypted PKCS#8",
        KeyTexts.encryptedPkcs8(
            KEY,
            NISTObjectIdentifiers.id_aes256_CBC,
            PKCSObjectIdentifiers.id_hmacWithSHA256,
            2048,
            PASS));
    forms.put("JWK", KEY.toJSONString());
    forms.put("JWK set", "{\"keys\": [" + KEY.toJSONString() + "]}");
    return forms;
  }

  private static Map<String, Function<String, byte[]>> wrappings() {
    Map<String, Function<String, String>> texts = new LinkedHashMap<>();
    texts.put("nothing", text -> text);
    texts.put("byte order mark", text -> "\uFEFF" + text);
    texts.put("CR", text -> text.replace('\n', '\r'));
    texts.put("one line", text -> text.replace('\n', ' '));
    texts.put("mail quotes", text -> "> " + text.replace("\n", "\n> "));
    texts.put("Markdown", text -> "```\n" + text + "\n```");
    texts.put("YAML block", text -> "key: |\n    " + text.replace("\n", "\n    "));
    texts.put("environment", text -> "APP_KEY='" + text.replace("\n", "\\n") + "'\nAPP=x\n");
    texts.put("JSON text", PastedFormsTest::quoted);
    texts.put("JSON member", text -> "{\"a\": 1, \"b\": {\"value\": " + quoted(text) + "}}");
    texts.put("Java", text -> "key = " + lines(text, "\" +\n    \"") + ";");
    texts.put("escaped HTML", PastedFormsTest::escaped);
    texts.put("HTML escaped twice", text -> escaped(escaped(text)));
    texts.put("XML", text -> "<config><key>" + escaped(text) + "</key></config>");
    texts.put("CDATA", text -> "<key><![CDATA[" + text + "]]></key>");
    texts.put("numeric entities", PastedFormsTest::numbered);
    texts.put("<br>", text -> "<pre>" + escaped(text).replace("\n", "<br>\r\n") + "</pre>");
    texts.put("<p>", text -> "<html><p>" + text.replace("\n", "</p><p>") + "</p></html>");
    texts.put("<div>", text -> "<div class='x'>" + text.replace("\n", "</div><div>") + "</div>");
    texts.put("quoted-printable", PastedFormsTest::quotedPrintable);
    texts.put("address", text -> URLEncoder.encode(text, UTF_8).replace("+", "%20"));
    texts.put("form", text -> "key=" + URLEncoder.encode(text, UTF_8));
    texts.put("data address", text -> "data:text/plain;base64," + base64(bytes(text)));
    texts.put(
        "escaped data address",
        text -> "data:text/plain," + URLEncoder.encode(text, UTF_8).replace("+", "%20"));
    texts.put("Base64", text -> base64(bytes(text)));
    texts.put("Base64 twice", text -> base64(bytes(base64(bytes(text)))));
    texts.put("Base64 in lines", text -> Base64.getMimeEncoder().encodeToString(bytes(text)));
    texts.put("Base64 in a sentence", text -> "Here it is:\n\n" + base64(bytes(text)) + "\n\nBye");
    texts.put("Kubernetes", text -> "kind: Secret\ndata:\n  a: " + base64(bytes(text)) + "\n");
    texts.put("Base64 in JSON", text -> "{\"value\": \"" + base64(bytes(text)) + "\"}");
    texts.put("Base64 of UTF-16", text -> base64(text.getBytes(UTF_16LE)));
    texts.put("TextEdit", text -> RTF + inRichText(text).replace("\n", "\\\n") + "}");
    texts.put("WordPad", text -> RTF + inRichText(text).replace("\n", "\\par\r\n") + "}");
    Map<String, Function<String, byte[]>> all = new LinkedHashMap<>();
    texts.forEach((name, wrapping) -> all.put(name, text -> bytes(wrapping.apply(text))));
    for (Charset charset : new Charset[] {UTF_16LE, UTF_16BE}) {
      all.put(charset.name(), text -> text.getBytes(charset));
      all.put(charset + " with mark", text -> ("\uFEFF" + text).getBytes(charset));
      all.put(charset + " after a comment", text -> ("# \u9375\u9375\n" + text).getBytes(charset));
    }
    return all;
  }

  private static final String RTF =
      "{\\r"
          + "tf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fmodern Courier New;}}{\\colortbl;\\r"
          + "ed0\\green0;}\n"
          + "{\\*\\generator Riched20 10.0;}\\viewkind4\\uc1\\pard\\f0\\fs22 ";

  static Stream<Arguments> wrapped() {
    return FORMS.keySet().stream()
        .flatMap(form -> WRAPPINGS.keySet().stream().map(w -> Arguments.of(form, w)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("wrapped")
  void areReadInEachField(String form, String wrapping) throws Exception {
    byte[] entered = WRAPPINGS.get(wrapping).apply(FORMS.get(form));
    byte[] certificate = WRAPPINGS.get(wrapping).apply(MADE.pem());

    assertThat(new SigningKeyParser().parse(entered, PASS.toCharArray(), null).thumbprint())
        .isEqualTo(MADE.key().thumbprint());
    assertThat(
            new CertificateKeyParser(Clock.fixed(NOON, ZoneOffset.UTC))
                .parse(certificate, entered, PASS.toCharArray())
                .thumbprint())
        .isEqualTo(MADE.thumbprint());
  }

  private static String quoted(String text) {
    String member = JSONObjectUtils.toJSONString(Map.of("x", text));
    return member.substring(member.indexOf(':') + 1, member.length() - 1);
  }

  private static String lines(String text, String between) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n" + between)
        + "\"";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String numbered(String text) {
    return text.replace("&", "&#38;")
        .replace("\"", "&#x22;")
        .replace("+", "&#43;")
        .replace("=", "&#61;")
        .replace("/", "&#x2F;");
  }

  /** RFC 2045, section 6.7: lines of at most 76 characters. */
  private static String quotedPrintable(String text) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (char c : text.toCharArray()) {
      String code = c == '=' ? "=3D" : c == '"' ? "=22" : String.valueOf(c);
      if (c != '\n' && column + code.length() > 75) {
        lines.append("=\r\n");
        column = 0;
      }
      lines.append(c == '\n' ? "\r\n" : code);
      column = c == '\n' ? 0 : column + code.length();
    }
    return lines.toString();
  }

  private static String inRichText(String text) {
    return text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
