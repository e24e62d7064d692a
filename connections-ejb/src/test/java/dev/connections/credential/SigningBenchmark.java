package dev.connections.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.connections.console.profiles.KeyAlgorithm;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Client assertions signed per second beside the JDK's bare {@link Signature} for the same key, in
 * one run, alternating. An assertion is what a token request carries: claims with a fresh {@code
 * jti}, header, signature, serialized. The bare side signs as many bytes with one {@code Signature}
 * that was initialized once, which is as fast as the JDK gets. Counts the thread's processor time,
 * so that other work on the machine does not blur the figures.
 *
 * <p>Run it with the class path of the tests: {@code java -cp .. dev.connections.credential
 * .SigningBenchmark [rounds]}
 */
public final class SigningBenchmark {
  private static final long ROUND_NANOS = 500_000_000L;
  private static final int WARM_UP = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SigningBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 11;
    System.out.printf("%-9s %16s %16s %6s%n", "key", "assertions/s", "bare Signature/s", "ratio");
    for (KeyAlgorithm algorithm :
        new KeyAlgorithm[] {KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_P256}) {
      compare(SigningKeys.generate(algorithm), rounds);
    }
  }

  private static void compare(SigningKey key, int rounds) throws Exception {
    byte[] input = assertion(key).substring(0, assertion(key).lastIndexOf('.')).getBytes(US_ASCII);
    Signature bare = signature(key);
    double[] assertions = new double[rounds];
    double[] signatures = new double[rounds];
    double[] ratios = new double[rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      double ours = perSecond(() -> assertion(key));
      double theirs =
          perSecond(
              () -> {
                bare.update(input);
                return bare.sign();
              });
      if (round >= 0) {
        assertions[round] = ours;
        signatures[round] = theirs;
        ratios[round] = ours / theirs;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-9s %16.0f %16.0f %6.3f%n",
        key.kind(),
        median(assertions),
        median(signatures),
        median(ratios));
  }

  private static String assertion(SigningKey key) {
    Instant now = Clock.systemUTC().instant();
    return key.sign(
            new JWTClaimsSet.Builder()
                .issuer("0oa1b2c3d4e5f6g7h8i9")
                .subject("0oa1b2c3d4e5f6g7h8i9")
                .audience("https://acme.okta.com/oauth2/v1/token")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString())
                .build())
        .serialize();
  }

  private static Signature signature(SigningKey key) throws Exception {
    boolean rsa = key.jwk() instanceof RSAKey;
    PrivateKey secret =
        rsa ? ((RSAKey) key.jwk()).toPrivateKey() : ((ECKey) key.jwk()).toPrivateKey();
    Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
    signature.initSign(secret);
    return signature;
  }

  private static double perSecond(Callable<?> work) throws Exception {
    long start = THREADS.getCurrentThreadCpuTime();
    long spent = 0;
    int done = 0;
    while (spent < ROUND_NANOS) {
      work.call();
      done++;
      spent = THREADS.getCurrentThreadCpuTime() - start;
    }
    return done * 1e9 / spent;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
