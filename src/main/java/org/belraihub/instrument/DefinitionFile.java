package org.belraihub.instrument;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A definition file as it was found: where it came from does not matter here (option, working directory, jar).
 *
 * @param name    file name as the operator knows it, used in every complaint about the content
 * @param content the bytes; their SHA-256 is the identity of the content
 */
public record DefinitionFile(String name, byte[] content) {

  public DefinitionFile {
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DefinitionFile file && name.equals(file.name) && java.util.Arrays.equals(content, file.content);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + java.util.Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return name;
  }
}
