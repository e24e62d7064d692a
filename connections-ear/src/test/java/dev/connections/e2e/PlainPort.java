package dev.connections.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Speaks to a listener in bytes. */
final class PlainPort {
  private static final int FRAME_HEADER = 9;
  private static final int SETTINGS = 4;

  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final byte[] EMPTY_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};
  private static final int PATIENCE_MILLIS = 90_000;

  private PlainPort() {}

  /**
   * Whether a client that expects HTTP/2 (RFC 9113 section 3.3) is answered by a frame of settings,
   * which is the first that a server sends (section 3.4).
   */
  static boolean speaksHttp2(int port) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(PREFACE.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(EMPTY_SETTINGS);
      byte[] frame = socket.getInputStream().readNBytes(FRAME_HEADER);
      return frame.length == FRAME_HEADER && frame[3] == SETTINGS;
    }
  }

  /**
   * All that comes back until the server closes the connection.
   *
   * @throws SocketTimeoutException when it leaves the connection open for long
   */
  static byte[] answer(int port, byte[] sent) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(sent);
      out.flush();
      return socket.getInputStream().readAllBytes();
    }
  }
}
