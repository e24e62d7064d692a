package dev.connections.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The remote view as {@link Lookup#accessTokens} gives it: questions and tokens cross the server's
 * ORB as arrays of bytes, which it copies as they are. Of an object it converts each text to UTF-16
 * and back, and sends and looks up all addresses of the class loader that its class comes from,
 * which takes several times as long as the rest of the call.
 */
public final class PackedTokens implements AccessTokens {
  private final AccessTokensRemote remote;

  PackedTokens(AccessTokensRemote remote) {
    this.remote = Objects.requireNonNull(remote);
  }

  @Override
  public AccessToken request(TokenRequest wanted)
      throws UnknownConnectorException,
          InvalidRequestException,
          LinkNotAllowedException,
          CapabilityNotHeldException,
          ApplicationNotWorkingException,
          RetryLaterException {
    return token(remote.requestPacked(packed(wanted)));
  }

  @Override
  public void report(AccessToken token, int status, long retryAfterSeconds) {
    remote.report(token, status, retryAfterSeconds);
  }

  @Override
  public String proof(AccessToken token, String method, URI address, String nonce)
      throws UnknownConnectorException, RetryLaterException {
    return remote.proof(token, method, address, nonce);
  }

  /**
   * What {@link AccessTokensRemote#requestPacked} answers.
   *
   * @param tokens that are asked
   * @param question as this class packed it
   * @throws IllegalArgumentException when it did not
   */
  public static byte[] answer(AccessTokens tokens, byte[] question)
      throws UnknownConnectorException,
          InvalidRequestException,
          LinkNotAllowedException,
          CapabilityNotHeldException,
          ApplicationNotWorkingException,
          RetryLaterException {
    return packed(tokens.request(request(question)));
  }

  static byte[] packed(TokenRequest wanted) {
    return pack(
        wanted.connectorId(),
        wanted.capability(),
        wanted.api(),
        Long.toString(wanted.minimumLifetime().toSeconds()));
  }

  static TokenRequest request(byte[] packed) {
    List<String> texts = unpack(packed, 4);
    return TokenRequest.of(texts.get(0), texts.get(1))
        .at(texts.get(2))
        .lasting(Duration.ofSeconds(Long.parseLong(texts.get(3))));
  }

  static byte[] packed(AccessToken token) {
    return pack(
        token.value(),
        token.type().name(),
        Long.toString(token.expiresAt().toEpochMilli()),
        token.connectorId(),
        token.capability(),
        token.api(),
        token.address().toString(),
        token.connectionId(),
        token.applicationId(),
        token.applicationName(),
        String.join(" ", token.alsoCovers()));
  }

  static AccessToken token(byte[] packed) {
    List<String> texts = unpack(packed, 11);
    String covered = texts.get(10);
    return new AccessToken(
        texts.get(0),
        TokenType.valueOf(texts.get(1)),
        Instant.ofEpochMilli(Long.parseLong(texts.get(2))),
        texts.get(3),
        texts.get(4),
        texts.get(5),
        URI.create(texts.get(6)),
        texts.get(7),
        texts.get(8),
        texts.get(9),
        covered.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(covered.split(" "))));
  }

  private static byte[] pack(String... texts) {
    byte[][] parts = new byte[texts.length][];
    int size = 0;
    for (int i = 0; i < texts.length; i++) {
      parts[i] = texts[i].getBytes(UTF_8);
      size += Integer.BYTES + parts[i].length;
    }
    ByteBuffer packed = ByteBuffer.allocate(size);
    for (byte[] part : parts) {
      packed.putInt(part.length).put(part);
    }
    return packed.array();
  }

  /**
   * @param least how many there have to be; the other side may be newer and send more
   */
  private static List<String> unpack(byte[] packed, int least) {
    List<String> texts = new ArrayList<>(least);
    ByteBuffer left = ByteBuffer.wrap(packed);
    while (left.remaining() >= Integer.BYTES) {
      int length = left.getInt();
      if (length < 0 || length > left.remaining()) {
        break;
      }
      texts.add(new String(packed, left.position(), length, UTF_8));
      left.position(left.position() + length);
    }
    if (left.hasRemaining() || texts.size() < least) {
      // Without the text, which may hold a token.
      throw new IllegalArgumentException("not packed by PackedTokens");
    }
    return texts;
  }
}
