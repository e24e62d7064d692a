package dev.connections.console.connections;

import dev.connections.api.InvalidRequestException;
import dev.connections.api.RetryLaterException;
import java.util.Optional;

/**
 * Requests of programs to make a connection or a profile that they may send again, since they did
 * not see the answer: under the same key they make one. A key belongs to the caller and is kept for
 * a day. For {@code administrator} and {@code operator}.
 */
public interface CreationRequests {

  /**
   * Begins a request. When this answers nothing, the caller makes what is wanted and tells how that
   * ended by {@link #made} or {@link #failed}.
   *
   * @param key 1 to 255 visible characters, chosen by the program
   * @param content of the request, without secrets; the same for the same request
   * @return id of what the request made before
   * @throws InvalidRequestException when the key is too long, or was sent with another content
   * @throws RetryLaterException while the request is under way elsewhere
   */
  Optional<String> begin(String key, String content)
      throws InvalidRequestException, RetryLaterException;

  /** The request that was begun under the key has made what has this id. */
  void made(String key, String id);

  /** The request that was begun under the key has made nothing; it can be sent again. */
  void failed(String key);
}
