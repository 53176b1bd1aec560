package org.belraihub.app.operator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

import org.belraihub.store.HomeDirectory;
import org.springframework.stereotype.Component;

/** The secret between the hub and whoever may read its home: made anew at each start, in {@code operator.token}. */
@Component
public class OperatorToken {

  /** Name of the file in the home directory. */
  public static final String FILE = "operator.token";

  /** Name of the file with the port of the running hub. */
  public static final String PORT_FILE = "operator.port";

  private static final int BYTES = 32;

  private final Path home;
  private final byte[] token;

  OperatorToken(HomeDirectory home) throws IOException {
    this.home = home.path();
    var random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String text = HexFormat.of().formatHex(random);
    this.token = text.getBytes(StandardCharsets.US_ASCII);
    writePrivate(FILE, text);
  }

  /** Whether a presented token is the one; in constant time. */
  boolean is(String presented) {
    return MessageDigest.isEqual(token, presented.getBytes(StandardCharsets.UTF_8));
  }

  /** Notes the port for the subcommands. */
  void listensAt(int port) throws IOException {
    writePrivate(PORT_FILE, Integer.toString(port));
  }

  /** Nobody listens any more. */
  void stopped() throws IOException {
    Files.deleteIfExists(home.resolve(PORT_FILE));
  }

  private void writePrivate(String name, String content) throws IOException {
    Path made = home.resolve(name + ".new");
    Files.deleteIfExists(made);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(made, content);
    Files.move(made, home.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
