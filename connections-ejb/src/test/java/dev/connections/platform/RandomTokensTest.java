package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomTokensTest {
  @Test
  void makesAnotherTokenEachTimeThatFitsIntoAnAddress() {
    String token = RandomTokens.newToken();

    assertThat(token).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(RandomTokens.newToken());
  }

  @Test
  void hashesATokenAsSha256() {
    assertThat(RandomTokens.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(RandomTokens.hash("ü")).isNotEqualTo(RandomTokens.hash("u"));
  }

  @Test
  void leavesNothingOfASecretThatIsWiped() {
    char[] secret = "hunter2".toCharArray();

    RandomTokens.wipe(secret);

    assertThat(secret).containsOnly('\0');
  }
}
