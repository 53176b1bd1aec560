package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret between the control port and whoever may read the file {@code <home>/sandbox/control.token}; kept over restarts. */
final class ControlToken {

  private final byte[] expected;

  private ControlToken(String token) {
    this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  static ControlToken in(Path directory) throws IOException {
    var file = directory.resolve("control.token");
    if (Files.notExists(file)) {
      var secret = new byte[32];
      new SecureRandom().nextBytes(secret);
      OwnerOnly.write(file, HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII));
    }
    return new ControlToken(Files.readString(file).strip());
  }

  boolean allows(String authorization) {
    return MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
  }
}
