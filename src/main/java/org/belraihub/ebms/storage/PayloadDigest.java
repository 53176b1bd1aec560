package org.belraihub.ebms.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.belraihub.ebms.message.Payload;
import org.belraihub.ebms.signature.DigestAlgorithm;

/** A digest over the payloads alone: the same document has the same one under any message id, at the sender and at the receiver. */
public final class PayloadDigest {

  private PayloadDigest() {
  }

  /** SHA-256 in base64 over one line per payload: content type and digest. */
  public static String of(List<Payload> payloads) {
    var lines = new StringBuilder();
    for (Payload payload : payloads) {
      lines.append(payload.contentType()).append(' ').append(DigestAlgorithm.SHA256.base64(payload.content())).append('\n');
    }
    return DigestAlgorithm.SHA256.base64(lines.toString().getBytes(StandardCharsets.UTF_8));
  }
}
