package org.belraihub.ebms.header;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A ds:Reference: what was signed and its digest.
 *
 * @param uri          empty for the envelope, {@code cid:} for a payload
 * @param transforms   algorithm URIs in order
 * @param digestMethod algorithm URI
 * @param digest       octets in base64 without white space
 */
public record SignedReference(String uri, List<String> transforms, String digestMethod, String digest) {

  /** Whether both state the same digest of the same thing; how it was reached does not matter. */
  public boolean sameDigest(SignedReference other) {
    return uri.equals(other.uri) && digestMethod.equals(other.digestMethod) && digest.equals(other.digest);
  }

  /** The digest as octets. */
  public byte[] digestOctets() {
    return Base64.getDecoder().decode(digest);
  }

  /** One line per reference, for storing what was signed; the transforms are left out. */
  public static String format(List<SignedReference> references) {
    return references.stream().map(r -> r.digestMethod + ' ' + r.digest + ' ' + r.uri).collect(Collectors.joining("\n"));
  }

  /** Reads what {@link #format} wrote. */
  public static List<SignedReference> parse(String lines) {
    return lines.lines().map(line -> line.split(" ", 3)).map(f -> new SignedReference(f[2], List.of(), f[0], f[1])).toList();
  }
}
